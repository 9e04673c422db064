import { program } from '../program.ts';

/** https://docs.docker.com/reference/cli/docker/login/ and the same words of podman, buildah, nerdctl, skopeo and crane. */
export const DOCKER = program(
  'docker podman buildah nerdctl skopeo crane',
  {
    when: ['login'],
    options: { '-p': 'secret', '--password': 'secret' },
    valued: ['-u', '--username'],
    input: { carrier: 'secret', needs: '--password-stdin' },
  },
  {
    when: ['auth', 'login'],
    options: { '-p': 'secret' },
    valued: ['-u'],
    input: { carrier: 'secret', needs: '--password-stdin' },
  },
  {
    options: {
      '--creds': 'user:secret',
      '--src-creds': 'user:secret',
      '--dest-creds': 'user:secret',
      '--src-registry-token': 'secret',
      '--dest-registry-token': 'secret',
    },
  },
  {
    options: { '-e': 'text', '--env': 'text', '--build-arg': 'text' },
    valued: ['--secret', '--pull-secret'],
  },
  { when: ['secret', 'create'], input: { carrier: 'secret' } },
);
