import { program } from '../program.ts';

/** https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/elasticsearch-keystore */
export const ELASTIC_KEYSTORE = program('elasticsearch-keystore kibana-keystore logstash-keystore', {
  when: ['add'],
  input: { carrier: 'secret' },
});
