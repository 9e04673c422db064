import { program } from '../program.ts';

export const ELASTIC_KEYSTORE = program('elasticsearch-keystore kibana-keystore logstash-keystore', {
  when: ['add'],
  input: { carrier: 'secret' },
});
