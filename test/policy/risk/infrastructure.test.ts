import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Terraform, pulumi and the clouds: score, level, what counts, and categories.
test.each([
  ['terraform plan', '0 low : read-only'],
  ['terraform apply', '55 high terraform-apply: infrastructure'],
  ['terraform apply -auto-approve tfplan', '60 high terraform-apply+terraform-unasked: infrastructure'],
  ['terraform -chdir=infra destroy', '95 critical terraform-destroy: infrastructure, destructive'],
  ['terraform apply -destroy', '95 critical terraform-destroy: infrastructure, destructive'],
  ['tofu apply', '55 high terraform-apply: infrastructure'],
  ['terraform state rm aws_db_instance.main', '65 high terraform-state: infrastructure, destructive'],
  ['terraform fmt -check', '5 low terraform-local: '],
  ['pulumi up --yes', '60 high pulumi-up+pulumi-unasked: infrastructure'],
  ['pulumi destroy', '95 critical pulumi-destroy: infrastructure, destructive'],
  ['pulumi preview', '0 low : read-only'],
  ['ansible-playbook site.yml', '45 medium configuration-run: infrastructure'],
  ['ansible-playbook site.yml --check', '0 low : read-only'],
  ['aws s3 ls', '0 low : read-only'],
  ['aws s3 rb s3://b --force', '100 critical cloud-delete-data+cloud-force: infrastructure, destructive'],
  ['aws s3 rm s3://b/x --recursive', '85 critical cloud-delete-data: data-change, destructive'],
  ['aws s3 rm s3://b/x --recursive --dryrun', '0 low : read-only'],
  ['aws s3 sync . s3://b --delete', '50 high cloud-sync-delete: data-change, destructive'],
  [
    'aws --profile ops rds delete-db-instance --db-instance-identifier x --skip-final-snapshot',
    '100 critical cloud-delete-data+cloud-force: infrastructure, destructive',
  ],
  ['aws ec2 describe-instances', '0 low : read-only'],
  [
    'aws ec2 terminate-instances --instance-ids i-1',
    '80 critical cloud-terminate: infrastructure, destructive',
  ],
  ['aws iam attach-user-policy --user-name x --policy-arn y', '65 high cloud-access: access'],
  ['aws ecs update-service --cluster c --service s --force-new-deployment', '25 medium cloud-deploy: deploy'],
  ['aws secretsmanager get-secret-value --secret-id x', '45 medium secret-read: access'],
  ['aws ssm start-session --target i-1', '40 medium interactive-shell: access'],
  ['gcloud sql instances delete x', '85 critical cloud-delete-data: infrastructure, destructive'],
  ['gcloud run deploy api', '25 medium cloud-deploy: deploy'],
  ['gcloud compute instances list', '0 low : read-only'],
  ['gcloud projects add-iam-policy-binding p --member=x --role=owner', '65 high cloud-access: access'],
  ['az group delete -n x --yes', '90 critical cloud-delete-data+cloud-unasked: infrastructure, destructive'],
  ['az vm list', '0 low : read-only'],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
