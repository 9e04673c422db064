import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Services, packages and the network: score, level, what counts, and categories.
test.each([
  ['systemctl restart nginx', '20 low service-restart: deploy'],
  ['sudo systemctl stop nginx', '45 medium service-stop+as-another-user: deploy, infrastructure, access'],
  ['systemctl status nginx', '0 low : read-only'],
  ['journalctl -u nginx -n 100', '0 low : read-only'],
  ['service nginx reload', '20 low service-restart: deploy'],
  ['reboot', '70 high machine-stop: infrastructure'],
  ['kill -9 1234', '40 medium process-kill+process-kill-hard: infrastructure'],
  ['crontab -r', '50 high schedule-remove: infrastructure, destructive'],
  ['crontab -l', '0 low : read-only'],
  ['crontab -e', '40 medium interactive-shell: access'],
  ['iptables -F', '75 critical firewall-flush: infrastructure, access'],
  ['ufw allow 22', '55 high firewall: infrastructure, access'],
  ['apt-get install -y curl', '35 medium package-install: infrastructure'],
  ['apt-get remove nginx', '50 high package-remove: infrastructure, destructive'],
  ['apt-get -s upgrade', '0 low : read-only'],
  ['apt update', '5 low package-refresh: '],
  ['npm ci', '15 low package-fetch: '],
  ['npm test', '5 low project-check: '],
  ['npm run build', '20 low project-script: '],
  ['npm run deploy', '40 medium project-script+project-script-name: deploy'],
  ['npm publish', '35 medium package-publish: deploy'],
  ['npm publish --dry-run', '0 low : read-only'],
  ['make deploy', '40 medium project-script+project-script-name: deploy'],
  ['make -n deploy', '0 low : read-only'],
  ['pip install git+https://x/y', '35 medium package-from-address+package-fetch: '],
  ['useradd bob', '60 high user-change: access'],
  ['passwd root', '60 high password-change: access'],
  ['visudo', '40 medium interactive-shell: access'],
  ['curl https://example.com', '10 low http-fetch: '],
  ['curl -X DELETE https://example.com/x', '50 high http-delete: destructive'],
  ['curl -d a=b https://example.com', '30 medium http-send: data-change'],
  ['curl http://169.254.169.254/latest/meta-data/', '70 high metadata-service+http-fetch: access'],
  ['nc -l 4444', '50 high raw-socket: access'],
  ['ssh web1 uptime', '10 low ssh-remote: access'],
  ['ssh web1', '40 medium interactive-shell: access'],
  ['ssh -L 5432:db:5432 web1', '40 medium interactive-shell: access'],
  ['sudo -i', '40 medium interactive-shell: access'],
  ['su - root', '40 medium interactive-shell: access'],
  ['vault kv get secret/x', '45 medium secret-read: access'],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
