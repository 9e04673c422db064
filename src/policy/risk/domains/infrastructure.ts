import { type Domain, readers, rows } from '../effect.ts';

const TERRAFORM = 'https://developer.hashicorp.com/terraform/cli/commands';
const PULUMI = 'https://www.pulumi.com/docs/iac/cli/commands/';
const T = 'terraform|tofu|terragrunt';

/** Infrastructure as code. What a plan would do is read from the plan itself, where it is handed in. */
export const infrastructure: Domain = {
  name: 'Terraform, OpenTofu and Pulumi',
  effects: [
    ...rows(TERRAFORM, [
      [`${T} destroy`, 'terraform-destroy', 95, ['infrastructure', 'destructive'], 'Destroys everything that the configuration describes.'],
      [`${T} apply -destroy`, 'terraform-destroy', 95, ['infrastructure', 'destructive'], 'Destroys everything that the configuration describes.'],
      [`${T} run-all destroy`, 'terraform-destroy', 95, ['infrastructure', 'destructive'], 'Destroys everything that the configuration describes.'],
      [`${T} run-all apply`, 'terraform-apply', 55, ['infrastructure'], 'Changes infrastructure.'],
      [`${T} apply`, 'terraform-apply', 55, ['infrastructure'], 'Changes infrastructure.'],
      [`${T} state rm|mv|push|replace-provider`, 'terraform-state', 65, ['infrastructure', 'destructive'], 'Changes the recorded state of the infrastructure.'],
      [`${T} workspace delete`, 'terraform-state', 65, ['infrastructure', 'destructive'], 'Changes the recorded state of the infrastructure.'],
      [`${T} force-unlock|taint|untaint|import`, 'terraform-state', 65, ['infrastructure'], 'Changes the recorded state of the infrastructure.'],
      [`${T} refresh|console`, 'terraform-refresh', 25, ['infrastructure'], 'Rewrites the state.'],
      [`${T} init|get|fmt|login|logout|test`, 'terraform-local', 5, [], 'Prepares the working folder.'],
      [`${T} workspace select|new`, 'terraform-workspace', 10, [], 'Changes the target of later commands.'],
    ]),
    ...readers(TERRAFORM, [`${T} plan|show|validate|output|version|graph|providers|metadata`, `${T} state list|show|pull`, `${T} workspace list|show`]),
    ...rows(TERRAFORM, [[T, 'terraform-other', 40, ['infrastructure'], 'A Terraform command we do not know.']]),
    ...rows(PULUMI, [
      ['pulumi destroy', 'pulumi-destroy', 95, ['infrastructure', 'destructive'], 'Destroys the whole stack.'],
      ['pulumi up|update|refresh|import', 'pulumi-up', 55, ['infrastructure'], 'Changes infrastructure.'],
      ['pulumi state|stack delete|rm|unprotect|import|rename', 'pulumi-state', 65, ['infrastructure', 'destructive'], 'Changes the recorded state of the infrastructure.'],
      ['pulumi cancel', 'pulumi-state', 65, ['infrastructure'], 'Changes the recorded state of the infrastructure.'],
    ]),
    ...readers(PULUMI, ['pulumi preview|version|about|whoami|logs', 'pulumi stack|config ls|output|get|export|graph']),
    ...rows(PULUMI, [
      ['pulumi', 'pulumi-other', 40, ['infrastructure'], 'A Pulumi command we do not know.'],
      ['ansible-playbook|ansible|salt|puppet|chef-client|cdk|serverless|sls', 'configuration-run', 45, ['infrastructure'], 'Runs configuration over machines or stacks.', 'https://docs.ansible.com/ansible/latest/cli/ansible-playbook.html'],
      ['packer build', 'image-build', 10, ['deploy'], 'Builds or publishes images.', 'https://developer.hashicorp.com/packer/docs/commands/build'],
    ]),
  ],
  aggravating: rows(TERRAFORM, [
    [`${T} apply|destroy -auto-approve|--auto-approve`, 'terraform-unasked', 5, [], 'Does not ask for confirmation before it changes anything.'],
    [`${T} apply|plan|destroy ~^-{1,2}(target|replace)`, 'terraform-partial', 5, [], 'Uses only a part of the configuration.'],
    ['pulumi -y|--yes|--skip-preview', 'pulumi-unasked', 5, [], 'Does not ask for confirmation before it changes anything.'],
    ['cdk|serverless|sls destroy|remove', 'stack-destroy', 50, ['destructive'], 'Destroys a whole stack.', 'https://docs.aws.amazon.com/cdk/v2/guide/cli.html'],
  ]),
  harmless: [`${T} -help|--help`, 'pulumi --help', 'ansible-playbook|ansible --check|--syntax-check|--list-hosts|--list-tasks', 'cdk diff|synth|list|ls|doctor', 'puppet --noop'],
};
