import { type Domain, readers, rows } from '../effect.ts';

const KUBECTL = 'https://kubernetes.io/docs/reference/kubectl/generated/';
const HELM = 'https://helm.sh/docs/helm/';
const K = 'kubectl|oc';

/** Clusters: workloads, what holds data, and who may do what. */
export const kubernetes: Domain = {
  name: 'Kubernetes and Helm',
  effects: [
    ...rows(KUBECTL, [
      [
        `${K} delete namespace|namespaces|ns|node|nodes|pv|pvc|persistentvolume|persistentvolumes|persistentvolumeclaim|persistentvolumeclaims|crd|customresourcedefinition|customresourcedefinitions|statefulset|statefulsets|sts|all`,
        'k8s-delete-data',
        85,
        ['destructive', 'infrastructure'],
        'Deletes a namespace, a volume, or a kind of object with everything of that kind.',
      ],
      [`${K} delete ~^(ns|namespaces?|nodes?|pvc?|persistentvolumes?|persistentvolumeclaims?|crds?|customresourcedefinitions?|statefulsets?|sts)/`, 'k8s-delete-data', 85, ['destructive', 'infrastructure'], 'Deletes a namespace, a volume, or a kind of object with everything of that kind.'],
      [`${K} delete --all|-A|--all-namespaces`, 'k8s-delete-all', 80, ['destructive', 'infrastructure'], 'Deletes all objects of a kind.'],
      [`${K} delete pod|pods|po|job|jobs`, 'k8s-delete-pod', 30, ['deploy'], 'Deletes pods, which are usually started again.'],
      [`${K} delete ~^(pods?|po|jobs?)/`, 'k8s-delete-pod', 30, ['deploy'], 'Deletes pods, which are usually started again.'],
      [`${K} delete`, 'k8s-delete', 55, ['destructive', 'infrastructure'], 'Deletes objects of the cluster.'],
      [`${K} drain`, 'k8s-drain', 50, ['infrastructure'], 'Evicts everything from a node.'],
      [`${K} cordon|uncordon|taint`, 'k8s-node', 35, ['infrastructure'], 'Changes where pods may run.'],
      [`${K} replace --force`, 'k8s-replace-force', 55, ['deploy', 'destructive'], 'Deletes objects and creates them again.'],
      [`${K} apply --prune`, 'k8s-apply-prune', 60, ['deploy', 'destructive'], 'Deletes objects that the files do not name.'],
      [`${K} apply|replace|patch|edit|create|expose|set`, 'k8s-apply', 25, ['deploy', 'infrastructure'], 'Changes objects of the cluster.'],
      [`${K} label|annotate|autoscale`, 'k8s-apply', 25, ['deploy', 'infrastructure'], 'Changes objects of the cluster.'],
      [`${K} scale ~^--replicas=0$`, 'k8s-scale-zero', 50, ['deploy'], 'Stops a workload.'],
      [`${K} scale`, 'k8s-scale', 25, ['deploy'], 'Changes how many pods run.'],
    ]),
    ...readers(KUBECTL, [`${K} rollout status|history`, `${K} get|describe|logs|top|explain|api-resources|api-versions|version|cluster-info|diff|wait|events|options`, `${K} config view|current-context|get-contexts|get-clusters|get-users`, `${K} auth can-i|whoami`]),
    ...rows(KUBECTL, [
      [`${K} rollout undo`, 'k8s-rollback', 30, ['deploy'], 'Goes back to an earlier version.'],
      [`${K} rollout`, 'k8s-restart', 20, ['deploy'], 'Restarts or pauses a roll-out.'],
      [`${K} exec|attach|debug`, 'k8s-exec', 15, ['access'], 'Runs a command inside a pod.'],
      [`${K} cp|port-forward|proxy`, 'k8s-reach-in', 25, ['access', 'data-change'], 'Reaches into pods.'],
      [`${K} run`, 'k8s-run', 25, ['deploy'], 'Starts a pod.'],
      [`${K} config`, 'k8s-config', 15, [], 'Changes the cluster of later commands.'],
      [`${K} certificate|auth`, 'k8s-access', 50, ['access'], 'Changes who may use the cluster.'],
      [`${K} adm`, 'k8s-access', 50, ['access', 'infrastructure'], 'Changes who may use the cluster.'],
      [K, 'k8s-other', 30, [], 'A kubectl command we do not know.'],
      ['kubeadm reset|upgrade|init|join', 'k8s-cluster', 80, ['infrastructure', 'destructive'], 'Sets a cluster up, or takes it down.'],
      ['kubectx|kubens|kustomize|stern|k9s', 'k8s-config', 15, [], 'Changes the cluster of later commands.'],
      ['argocd app delete', 'k8s-delete', 55, ['destructive', 'infrastructure'], 'Deletes objects of the cluster.', 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_app/'],
      ['argocd|flux|eksctl|kops', 'k8s-apply', 25, ['deploy', 'infrastructure'], 'Changes objects of the cluster.'],
    ]),
    ...rows(HELM, [
      ['helm uninstall|delete|un|del', 'helm-uninstall', 65, ['destructive', 'deploy'], 'Removes a release with its objects.'],
      ['helm rollback', 'helm-rollback', 35, ['deploy'], 'Goes back to an earlier release.'],
      ['helm upgrade|install', 'helm-upgrade', 30, ['deploy', 'infrastructure'], 'Installs or changes a release.'],
      ['helm repo|plugin|push|registry|package|dependency|dep|pull', 'helm-local', 10, [], 'Changes where charts come from.'],
    ]),
    ...readers(HELM, ['helm list|ls|status|get|history|template|lint|show|version|search|diff|env|test|verify']),
    ...rows(HELM, [['helm|helmfile', 'helm-other', 30, [], 'A helm command we do not know.']]),
  ],
  aggravating: rows(KUBECTL, [
    [`${K} delete --force|--now`, 'k8s-force', 15, ['destructive'], 'Does not wait for anything to end in order.'],
    [`${K} delete ~^--grace-period=0$`, 'k8s-force', 15, ['destructive'], 'Does not wait for anything to end in order.'],
    [`${K} ~^(clusterrole|clusterrolebinding|role|rolebinding|serviceaccount)s?(/|$)`, 'k8s-rbac', 30, ['access'], 'Concerns access rights.'],
    [`${K} get|describe|edit|apply|patch|create ~^secrets?(/|$)`, 'k8s-secret', 25, ['access'], 'Concerns secrets of the cluster.'],
    [`${K} ~^--(as|token|insecure-skip-tls-verify)`, 'k8s-impersonate', 15, ['access'], 'Acts as somebody else, or without checking who answers.'],
    ['helm upgrade|rollback --force|--no-hooks', 'helm-force', 15, ['destructive'], 'Objects that cannot be changed are replaced.'],
  ]),
  harmless: [`${K} ~^--dry-run(=(client|server|true))?$`, `${K} --help`, 'helm install|upgrade|uninstall|rollback|delete --dry-run', 'helm --help'],
};
