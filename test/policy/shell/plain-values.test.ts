import { analyse } from '../../../src/policy/shell/analyse.ts';

const codes = (text: string): string[] => [...new Set(analyse(text).opacities.map(({ code }) => code))];

test.each([
  'TAG_REF="refs/tags/v1"; git push origin "$TAG_REF"',
  'V=v1; V=v2; git push origin "$V" $V',
  'V=${GITHUB_REF#refs/tags/}; git push origin "v$V" "$V"',
  'for f in k8s/*.yaml *.yml; do kubectl apply -f "$f"; done',
  'S="api web"; for s in $S; do kubectl rollout status "deploy/$s" -n $s; done',
  'A=(api web); for s in "${A[@]}"; do kubectl get "$s"; done',
  'for c in $(git rev-list a..b); do git show "$c"; done',
  'R=/srv/$(date +%F); tar xzf "$R/x.tar"',
  'tmp=$(mktemp -d); git clone x "$tmp"',
  'B=$(git merge-base a b); git log "$B"..HEAD',
  'P=$(kubectl get pod -l app=x -o jsonpath="{.items[0].metadata.name}"); kubectl exec "$P" -- ls',
  'L="-s -X main.v=$SHA"; go build -ldflags "$L"',
  'D=$(jq -n --arg t "$X" "{t: \\$t}"); curl -d "$D" https://x.example',
  'for f in *.js; do sed -i "s/a/b/" "$f"; done',
  'for t in tests/*.sh; do bash "$t"; done',
  'while IFS= read -r line; do echo "$line"; done < f',
  'IFS=\',\' read -ra parts <<< "$X"',
  'shopt -s nullglob globstar; f=(**/*.ts); echo "${f[@]}"',
  '[[ $V =~ ^v([0-9]+)\\.([0-9]{1,3})(-(rc|beta))?$ ]] && echo "${BASH_REMATCH[1]}"',
  'echo ${x//,/ } "${y:-a b}"; : "${z:?must be set}"',
  'trap \'rm -rf "$tmp"\' EXIT',
  'trap - INT; trap "docker logs x" ERR',
  'hash docker',
])('%j is read', (text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  'X=$(echo --exec=a); git push "$X"',
  'X="a --exec=b"; X="c"; git push $X',
  'X=a; X=$(b); git push "$X"',
  'Y=-; Y=+; X="$Y"; git push "$X"',
  'for x in a --exec; do git push "$x"; done',
  'L="a --exec=b"; for x in $L; do git push "$x"; done',
  'L=(a --exec=b); for x in "${L[@]}"; do git push "$x"; done',
  'X=v1; X=v2; git -c"$X" log',
  'X=; if a; then X=5; fi; flock $X a b',
  'X=1; X=$(wc -l < f); flock $X a b',
  'read x; git push "$x"',
  'git push "$(date +--exec)"',
  'X=$(jq -rn .x); git push "$X"',
  'X=$(jq -n "$Y" .x); git push "$X"',
  'X=$(kubectl get x -o jsonpath="--x"); git push "$X"',
  'X=$(aws x --query "\'--x\'" --output text); git push "$X"',
  'X=a; X=b; bash -c "$X"',
  'X=e; X=p; sed "$X" f',
  'X=e; X=p; sed -e "s/a/b/$X" f',
  'shopt -s nullglob; flock zz[z] a b',
  "eval 'shopt -s nullglob'; ls",
  'shopt -s extglob',
  'shopt -s nullglob expand_aliases',
  'IFS=x docker ls',
  'IFS=x; read y',
  'IFS= read -r PATH',
  '[[ a =~ (a;b) ]]',
  '[[ a =~ (a b) ]]',
  '[[ a =~ a|$(b ]]',
  'hash -p /x git',
  "trap 'x=1' EXIT",
  "trap 'ls' DEBUG",
  "trap 'eval x' EXIT",
  'trap "$X" EXIT',
  'wait -p PATH',
])('%j is not read', (text) => {
  expect(codes(text)).not.toEqual([]);
});

test('what a trap runs is judged', () => {
  expect(analyse("trap 'rm -rf /srv' EXIT").reached.map(({ command }) => command.source)).toContain(
    'rm -rf /srv',
  );
});
