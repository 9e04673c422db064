import { type Domain, rows } from '../effect.ts';

const CURL = 'https://curl.se/docs/manpage.html';
const SSH = 'https://man.openbsd.org/ssh';

/** What goes over the network: fetching, sending, other machines. */
export const network: Domain = {
  name: 'Network',
  effects: [
    ...rows(CURL, [
      ['curl ~^(-X|--request)?=?(DELETE)$', 'http-delete', 50, ['destructive'], 'Asks a server to delete something.'],
      ['curl|http|https|xh -d|--data|--data-raw|--data-binary|--data-urlencode|--json|-F|--form|-T|--upload-file', 'http-send', 30, ['data-change'], 'Sends data to a server.'],
      ['curl ~^(-X|--request)?=?(POST|PUT|PATCH)$', 'http-send', 30, ['data-change'], 'Sends data to a server.'],
      ['http|https|xh ~^(POST|PUT|PATCH|DELETE)$', 'http-send', 30, ['data-change'], 'Sends data to a server.'],
      ['wget --post-data|--post-file|--body-data|--body-file', 'http-send', 30, ['data-change'], 'Sends data to a server.'],
      ['curl|wget -o|-O|--output|--remote-name|-J|--output-document', 'http-download', 15, [], 'Saves a file from the network.'],
      ['wget|aria2c', 'http-download', 15, [], 'Saves a file from the network.'],
      ['curl|http|https|xh|grpcurl', 'http-fetch', 10, [], 'Makes a network request.'],
    ]),
    ...rows(SSH, [
      ['ssh ~^-[NfT]*[RLDw]', 'ssh-tunnel', 50, ['access'], 'Opens a tunnel.'],
      ['ssh|mosh|telnet|rsh', 'ssh-remote', 10, ['access'], 'Runs on another machine.'],
      ['nc|ncat|netcat|socat', 'raw-socket', 50, ['access'], 'Opens a raw connection, in either direction.', 'https://man.openbsd.org/nc'],
      ['ngrok|cloudflared|chisel|frpc', 'public-tunnel', 70, ['access'], 'Makes something here reachable from outside.', 'https://attack.mitre.org/techniques/T1572/'],
      ['tcpdump|tshark|nmap|masscan', 'network-scan', 40, ['access'], 'Listens to or scans the network.', 'https://attack.mitre.org/techniques/T1046/'],
    ]),
  ],
  aggravating: rows(CURL, [
    ['curl|wget -k|--insecure|--no-check-certificate', 'http-insecure', 15, [], 'Does not check who answers.'],
    ['curl -u|--user', 'http-login', 5, ['access'], 'Logs in.'],
    ['ssh ~StrictHostKeyChecking=(no|accept-new|off)', 'ssh-insecure', 15, [], 'Does not check who answers.'],
    ['curl|wget ~(169\\.254\\.169\\.254|metadata\\.google\\.internal)', 'metadata-service', 60, ['access'], "It reads the cloud's metadata service, which hands out keys.", 'https://attack.mitre.org/techniques/T1552/005/'],
    ['ssh -A', 'ssh-agent', 15, ['access'], 'The other machine may use your keys.'],
  ]),
  harmless: ['curl|wget --help|--version|-V'],
};
