import { type Domain, readers, rows } from '../effect.ts';

const SYSTEMCTL = 'https://www.freedesktop.org/software/systemd/man/latest/systemctl.html';
const PROC = 'https://man7.org/linux/man-pages/man1/kill.1.html';
const NET = 'https://man7.org/linux/man-pages/man8/ip.8.html';

/** Services, processes and the network of a machine. */
export const services: Domain = {
  name: 'Services and machines',
  effects: [
    ...readers(SYSTEMCTL, [
      'systemctl status|is-active|is-enabled|is-failed|list-units|list-unit-files|list-timers|show|cat|get-default',
      'journalctl !--vacuum-size|--vacuum-time|--rotate',
      'service * status',
      'ps|top|htop|uptime|free|vmstat|iostat|w|who|whoami|id|hostname|uname|date|nproc|lscpu|lsblk|dmesg|env|printenv|ss|netstat|ping|traceroute|dig|nslookup|host|pgrep|pstree|getent|groups|last|ulimit|locale|timedatectl|hostnamectl',
      'nginx|apachectl|httpd|caddy|haproxy -t|-T|configtest|validate|version|-v|-V',
    ]),
    ...rows(SYSTEMCTL, [
      ['systemctl poweroff|reboot|halt|kexec|rescue|emergency|isolate|suspend', 'machine-stop', 70, ['infrastructure'], 'Stops or restarts the whole machine.'],
      ['reboot|shutdown|poweroff|halt|init|telinit', 'machine-stop', 70, ['infrastructure'], 'Stops or restarts the whole machine.'],
      ['systemctl stop|kill|disable|mask', 'service-stop', 35, ['infrastructure', 'deploy'], 'Stops a service, or keeps it from starting.'],
      ['systemctl restart|reload|start|try-restart|reload-or-restart|daemon-reload|enable|unmask|reset-failed', 'service-restart', 20, ['deploy'], 'Starts or restarts a service.'],
      ['systemctl edit|set-property|set-default|set-environment|link|revert', 'service-configure', 40, ['infrastructure'], 'Changes how services run.'],
      ['service|rc-service * stop', 'service-stop', 35, ['infrastructure', 'deploy'], 'Stops a service, or keeps it from starting.'],
      ['service|rc-service|supervisorctl|pm2|monit|nginx|caddy|apachectl|httpd|haproxy|sv', 'service-restart', 20, ['deploy'], 'Starts or restarts a service.'],
      ['journalctl', 'logs-remove', 30, ['destructive'], 'Removes logs.'],
      ['systemctl', 'service-other', 30, ['infrastructure'], 'A systemctl command we do not know.'],
    ]),
    ...rows(PROC, [
      ['kill|pkill|killall', 'process-kill', 30, ['infrastructure'], 'Ends processes.'],
      ['crontab -r', 'schedule-remove', 50, ['destructive', 'infrastructure'], 'Removes all scheduled jobs of a user.'],
      ['crontab -l', 'reads', 0, ['read-only'], 'Only reads.'],
      ['crontab|at|batch', 'schedule', 45, ['infrastructure', 'access'], 'Schedules commands for later.'],
      ['sysctl|modprobe|rmmod|insmod|swapoff|update-grub|grub-install|hostnamectl|timedatectl|localectl', 'kernel-configure', 55, ['infrastructure'], 'Changes the kernel or the start of the machine.'],
    ]),
    ...rows(NET, [
      ['iptables|ip6tables|nft -F|--flush|flush', 'firewall-flush', 75, ['infrastructure', 'access'], 'Removes all rules of the firewall.'],
      ['ufw|firewall-cmd disable|reset', 'firewall-flush', 75, ['infrastructure', 'access'], 'Removes all rules of the firewall.'],
      ['iptables|ip6tables|nft|ufw|firewall-cmd', 'firewall', 55, ['infrastructure', 'access'], 'Changes the firewall.'],
      ['ip|ifconfig|route|nmcli|netplan|tc|brctl !~^(show|list|a|addr|r|-br|get|status)$', 'network-configure', 55, ['infrastructure'], 'Changes the network of the machine.'],
    ]),
    ...readers(NET, ['ip|ifconfig|route|nmcli|netplan|tc|brctl']),
  ],
  aggravating: rows(PROC, [
    ['kill|pkill|killall ~^(-9|-KILL|-SIGKILL)$', 'process-kill-hard', 10, [], 'Processes get no chance to end in order.'],
    ['kill ~^(-1|1)$', 'process-kill-all', 30, ['infrastructure'], 'Targets the first process, or all of them.'],
    ['service|supervisorctl|pm2 stop|delete|shutdown|remove', 'service-stop-word', 15, ['deploy'], 'A service is stopped or removed.'],
  ]),
  harmless: ['systemctl|ufw --dry-run|--help'],
};
