import { type Domain, readers, rows } from '../effect.ts';

const DOCKER = 'https://docs.docker.com/reference/cli/docker/';
const COMPOSE = 'https://docs.docker.com/reference/cli/docker/compose/';
const D = 'docker|podman|nerdctl';
const C = 'docker-compose|podman-compose';

/** The same row for `docker compose …` and `docker-compose …`. */
const both = (subcommand: string): string[] => [`${D} compose ${subcommand}`, `${C} ${subcommand}`];

type RowText = Parameters<typeof rows>[1][number];
const compose = (subcommand: string, ...rest: RowText extends readonly [string, ...infer Rest] ? Rest : never): RowText[] => both(subcommand).map((when) => [when, ...rest] as const);

/** Containers: images, services and the volumes that outlive them. */
export const containers: Domain = {
  name: 'Docker and Compose',
  effects: [
    ...rows(COMPOSE, [
      ...compose('down -v|--volumes', 'compose-down-volumes', 80, ['destructive', 'deploy'], 'Stops the services and removes their volumes, with the data in them.'),
      ...compose('down', 'compose-down', 35, ['deploy'], 'Stops and removes the services.'),
      ...compose('rm -v|--volumes', 'compose-down-volumes', 80, ['destructive', 'deploy'], 'Removes the services and their volumes, with the data in them.'),
      ...compose('stop|kill|rm|pause', 'compose-stop', 30, ['deploy'], 'Stops services.'),
      ...compose('restart|start|unpause', 'compose-restart', 15, ['deploy'], 'Restarts services.'),
      ...compose('up|create|scale|watch', 'compose-up', 15, ['deploy'], 'Creates or replaces services.'),
      ...compose('pull', 'image-pull', 5, ['deploy'], 'Pulls images.'),
      ...compose('build|push|publish|commit', 'image-build', 10, ['deploy'], 'Builds or publishes images.'),
      ...compose('exec', 'container-exec', 10, ['access'], 'Runs a command inside a container.'),
      ...compose('run', 'container-run', 20, ['deploy'], 'Runs a command in a new container.'),
      ...compose('cp', 'container-copy', 25, ['data-change'], 'Copies files into or out of a container.'),
    ]),
    ...readers(COMPOSE, both('ps|ls|logs|config|images|top|port|version|events|stats|volumes|wait|convert')),
    ...rows(DOCKER, [
      [`${D} volume rm|prune`, 'volume-remove', 80, ['destructive'], 'Removes volumes, with the data in them.'],
      [`${D} system prune --volumes`, 'volume-remove', 80, ['destructive'], 'Removes volumes, with the data in them.'],
      [`${D} system prune`, 'docker-prune', 40, ['destructive'], 'Removes everything that is not in use.'],
      [`${D} container|network|builder|buildx prune|rm`, 'docker-remove', 30, ['destructive'], 'Removes containers, networks or caches.'],
      [`${D} image prune|rm`, 'image-remove', 15, ['destructive'], 'Removes images: a roll-back may have to pull them again.'],
      [`${D} rmi`, 'image-remove', 15, ['destructive'], 'Removes images: a roll-back may have to pull them again.'],
      [`${D} rm -v|--volumes`, 'volume-remove', 80, ['destructive'], 'Removes volumes, with the data in them.'],
      [`${D} rm -f|--force`, 'docker-remove', 30, ['destructive'], 'Stops and removes containers.'],
      [`${D} rm`, 'docker-remove', 30, ['destructive'], 'Removes containers.'],
      [`${D} swarm leave|init|update|join`, 'swarm-change', 60, ['infrastructure'], 'Changes the cluster.'],
      [`${D} node|plugin|context rm|update|demote|promote|use|disable`, 'swarm-change', 60, ['infrastructure'], 'Changes the cluster.'],
      [`${D} stack|service|secret|config rm|remove|rollback`, 'service-remove', 50, ['destructive', 'deploy'], 'Removes services, secrets or configuration.'],
      [`${D} stack|service deploy|update|create|scale|up`, 'service-deploy', 25, ['deploy'], 'Changes services of the cluster.'],
      [`${D} pull`, 'image-pull', 5, ['deploy'], 'Pulls images.'],
      [`${D} image|buildx|builder pull|build|bake|push|load|import|tag|create|use`, 'image-build', 10, ['deploy'], 'Builds or publishes images.'],
      [`${D} build|push|tag|load|import|commit|login|logout|save|export`, 'image-build', 10, ['deploy'], 'Builds or publishes images.'],
      [`${D} stop|kill|pause|restart|start|unpause|rename|update|wait`, 'container-restart', 25, ['deploy'], 'Stops or restarts containers.'],
      [`${D} container stop|kill|pause|restart|start|unpause|rename|update`, 'container-restart', 25, ['deploy'], 'Stops or restarts containers.'],
      [`${D} exec`, 'container-exec', 10, ['access'], 'Runs a command inside a container.'],
      [`${D} container exec`, 'container-exec', 10, ['access'], 'Runs a command inside a container.'],
      [`${D} run|create`, 'container-run', 20, ['deploy'], 'Runs a command in a new container.'],
      [`${D} container run|create`, 'container-run', 20, ['deploy'], 'Runs a command in a new container.'],
      [`${D} cp`, 'container-copy', 25, ['data-change'], 'Copies files into or out of a container.'],
      [`${D} network|volume create|connect|disconnect`, 'docker-create', 15, ['infrastructure'], 'Creates or joins networks and volumes.'],
    ]),
    ...readers(DOCKER, [`${D} ps|logs|images|inspect|version|info|stats|top|port|history|diff|events|search`, `${D} container|image|volume|network|service|stack|node|secret|config|context|system|plugin ls|list|ps|inspect|logs|stats|top|port|history|df|info|show|tasks|services`]),
    ...rows(DOCKER, [[`${D}|${C}`, 'container-other', 25, [], 'A container command we do not know.']]),
  ],
  aggravating: rows('https://docs.docker.com/engine/security/', [
    [`${D} --privileged`, 'container-privileged', 35, ['access'], 'The container has full access to the machine.'],
    [`${D} ~^(--volume=|-v=?|--mount=.*source=)?/(:|,|$)`, 'container-host-root', 50, ['access'], 'The whole disk of the machine is mounted.'],
    [`${D} ~docker\\.sock`, 'container-socket', 40, ['access'], "The engine's socket is handed in: that is root on the machine."],
    [`${D} ~^(--pid|--network|--net|--ipc|--userns)=host$`, 'container-host-namespace', 20, ['access'], 'The container shares a namespace with the machine.'],
    [`${D} ~^--(cap-add|security-opt)`, 'container-capabilities', 20, ['access'], 'The container has more rights than usual.'],
    ...compose('--remove-orphans', 'compose-orphans', 5, [], 'Services that the file does not name are removed.'),
    [`${D} system|image|builder|volume prune -a|--all`, 'docker-prune-all', 10, ['destructive'], 'Also removes what no container uses at the moment.'],
  ]),
  harmless: [...both('up|down|pull|push|build|restart|stop|start|rm|kill|create --dry-run'), `${D}|${C} . --help`, `${D}|${C} * . --help`, `${D} compose * . --help`],
};
