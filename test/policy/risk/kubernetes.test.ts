import { loadSqlParser } from '../../../src/policy/risk/sql/parser.ts';
import { riskLine } from '../../support/rules/risk.ts';

beforeAll(loadSqlParser);

// Kubernetes and helm: score, level, what counts, and categories.
test.each([
  ['kubectl get pods -A', '0 low : read-only'],
  ['kubectl -n prod get secret api -o yaml', '25 medium k8s-secret: access'],
  ['kubectl rollout status deploy/api', '0 low : read-only'],
  ['kubectl rollout restart deploy/api', '20 low k8s-restart: deploy'],
  ['kubectl rollout undo deploy/api', '30 medium k8s-rollback: deploy'],
  ['kubectl apply -f k8s/', '25 medium k8s-apply: deploy, infrastructure'],
  ['kubectl apply -f k8s/ --dry-run=server', '0 low : read-only'],
  ['kubectl apply -f k8s/ --dry-run=none', '25 medium k8s-apply: deploy, infrastructure'],
  ['kubectl apply --prune -f k8s/', '60 high k8s-apply-prune: deploy, destructive'],
  ['kubectl delete namespace api', '85 critical k8s-delete-data: infrastructure, destructive'],
  ['kubectl --context prod delete ns/api', '85 critical k8s-delete-data: infrastructure, destructive'],
  ['kubectl delete pvc data-0', '85 critical k8s-delete-data: infrastructure, destructive'],
  ['kubectl delete pods --all', '80 critical k8s-delete-all: infrastructure, destructive'],
  ['kubectl delete pod api-1', '30 medium k8s-delete-pod: deploy'],
  [
    'kubectl delete pod api-1 --force --grace-period=0',
    '45 medium k8s-delete-pod+k8s-force: deploy, destructive',
  ],
  ['kubectl delete deploy api', '55 high k8s-delete: infrastructure, destructive'],
  ['kubectl scale deploy/api --replicas=0', '50 high k8s-scale-zero: deploy'],
  ['kubectl scale deploy/api --replicas=3', '25 medium k8s-scale: deploy'],
  ['kubectl drain node-1', '50 high k8s-drain: infrastructure'],
  ['kubectl exec api -- ls', '15 low k8s-exec: access'],
  ['kubectl exec -it api -- bash', '55 high interactive-shell+k8s-exec: access'],
  [
    'kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=y',
    '55 high k8s-rbac+k8s-apply: deploy, infrastructure, access',
  ],
  ['kubectl edit deploy api', '40 medium interactive-shell: access'],
  ['helm upgrade --install api ./chart', '30 medium helm-upgrade: deploy, infrastructure'],
  ['helm upgrade api ./chart --dry-run', '0 low : read-only'],
  ['helm uninstall api', '65 high helm-uninstall: deploy, destructive'],
  ['helm list', '0 low : read-only'],
  ['helm rollback api 1', '35 medium helm-rollback: deploy'],
])('%j is %s', (command, expected) => {
  expect(riskLine(command)).toBe(expected);
});
