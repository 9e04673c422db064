import { analyse } from '../../../src/policy/shell/analyse.ts';

const codes = (text: string): string[] => [...new Set(analyse(text).opacities.map(({ code }) => code))];

test.each([
  'i=0; i=$((i+1)); echo $i',
  'i=0; while [ $i -lt 5 ]; do a; ((i++)); done',
  'for ((i=0;i<5;i++)); do a; done',
  'for i in {1..3} 7; do echo $((i * 2)); done',
  'for i in $(seq 1 5); do [[ $i -eq 3 ]] && a; done',
  'a=(1 2); echo $(( ${#a[@]} - 1 )); [[ ${#a[@]} -gt 0 ]]',
  'a=(x y); i=0; echo ${a[$i]} ${a[i]} ${a[-1]} ${!a[@]}',
  's=text; n=2; echo ${s:$n:1}',
  'rc=0; a || rc=$?; [[ $rc -ne 0 ]]',
  '(( SECONDS > 300 )); SECONDS=0; echo $((RANDOM % 5))',
  'start=$(date +%s); echo $(( $(date +%s) - start ))',
  'n=$(wc -l < f); m=$(a | grep -c x || true); echo $((n + m))',
  'code=$(curl -s -o /dev/null -w "%{http_code}" https://x.example); [[ $code -ge 500 ]]',
  'make -j$(nproc)',
  'a & pid=$!; wait $pid; wait',
  'declare -A m; m[a]=1; m["b c"]=2; echo ${m[a]}',
])('%j holds numbers alone', (text) => {
  expect(codes(text)).toEqual([]);
});

test.each([
  'echo $((x))',
  'x=a; echo $((x))',
  'x=$y; echo $((x))',
  'x=1; x=$(cat f); echo $((x))',
  'if a; then x=1; fi; echo $((x))',
  'read x; echo $((x+1))',
  'x=$((1/0)); echo $((x))',
  '((x=1/0)); echo $((x))',
  '((x++))',
  'for ((;i<5;i++)); do a; done',
  'b=1; echo $((a$b))',
  'i=0; echo $((i[$(rm)]))',
  "x='a[$(rm)]'; echo $((x))",
  'x=\'a[$(rm)]\'; test -v "$x"',
  'x=5; unset x; echo $((x))',
  'SECONDS=$x; [[ $SECONDS -gt 1 ]]',
  'unset RANDOM; echo $((RANDOM))',
  'eval "unset SECONDS"; echo $((SECONDS))',
  '[[ $1 -eq 3 ]]',
  'echo $((GITHUB_RUN_NUMBER + 1))',
  'x=$(date "+%s[x]"); echo $((x))',
  'x=$(wc -l f); echo $((x))',
  'x=$(date +%s; cat f); echo $((x))',
  'x=$(date +%s || cat f); echo $((x))',
  'x=$(wc -l < f 2>&1); echo $((x))',
  'x=$(jq .count f); echo $((x))',
  'for x in 1 a; do echo $((x)); done',
  'for x in 1 2; do a; done; echo $((x))',
  '[[ -n $(i=1; a) && $i -gt 3 ]]',
  "i=1; eval 'echo $((i))'",
  "i=1; bash -c 'echo $((i))'",
  '((PATH=5))',
  'echo $((LD_X=5))',
  'm[a]=1',
  'if a; then declare -A m; fi; m[a]=1',
  'declare -A m; unset m; m[a]=1',
  'x=1; echo ${a[x[0]]}',
])('%j is not known to hold numbers alone', (text) => {
  expect(codes(text)).not.toEqual([]);
});
