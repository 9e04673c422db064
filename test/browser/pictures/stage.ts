/** A terminal above, Slack below; SLACK stands for the address of its page. */
export const STAGE = `<!doctype html>
<style>
  body { margin: 0; background: #1f2a44; font-family: sans-serif; }
  #terminal { box-sizing: border-box; height: 178px; margin: 0; padding: 14px 18px; overflow: hidden; color: #e6e9ee;
    font: 13px/1.45 monospace; white-space: pre-wrap; }
  #slack { height: 480px; background: #fff; }
  #slack.is-empty iframe { opacity: 0.12; }
  iframe { width: 100%; height: 100%; border: 0; }
</style>
<pre id="terminal"></pre>
<div id="slack"><iframe src="SLACK"></iframe></div>`;
