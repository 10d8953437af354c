// The HTML report, and our SARIF in Microsoft's viewer, in a real browser: what a person sees and clicks.
// browser_test.mjs DEXLINT FOLDER MODULES: screenshots and pages go into FOLDER; packages are in MODULES.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [dexlint, folder, modules] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(modules, 'package.json'));
const puppeteer = require('puppeteer-core');

const canary = 'C4nary-zQ8vXk2WjR7mTb5YpL3hNf9GdK6sVu1E';
const hostile = `x"><img src=x onerror="document.title='hacked'"></script><script>document.title='hacked'</script>`;

// --- a folder with mistakes, and the reports on it ---

function write(path, text) {
  mkdirSync(join(folder, 'input', path, '..'), {recursive: true});
  writeFileSync(join(folder, 'input', path), text);
}

const connector = (id, secret, host) => `connectors:
- type: oidc
  id: ${JSON.stringify(id)}
  name: Login
  config:
    issuer: https://id.example.com
    clientID: example-client
    clientSecret: ${JSON.stringify(secret)}
    redirectURI: http://${host}/callback
`;

function makeReports() {
  rmSync(folder, {recursive: true, force: true});
  write('charts/pach/values.yaml', 'oidc:\n  upstreamIDPs:\n' + connector('auth0', canary, 'pach.example.com')
    .split('\n').slice(1).filter(Boolean).map((line) => `  ${line}\n`).join(''));
  write('dex/config.yaml', 'issuer: https://dex.example.com/dex\n' + connector(hostile, canary, 'dex.example.com/dex'));
  write('dex/🐍 long/übung.yaml', `# ${'long '.repeat(60)}\n` + connector('zweiter', `${canary}2`, 'dex.example.com'));
  const run = spawnSync(dexlint, ['check', '-f', 'json', '-f', 'html:../report.html', '-f', 'sarif:../report.sarif', '.'],
    {cwd: join(folder, 'input'), encoding: 'utf8'});
  assert.equal(run.status, 1, run.stderr);
  return JSON.parse(run.stdout).findings;
}

// --- a page that notes what it loads and complains about ---

const foreign = [];
const faults = [];

async function open(browser, url) {
  const page = await browser.newPage();
  page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) foreign.push(request.url()); });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') faults.push(message.text()); });
  await page.goto(url);
  return page;
}

async function holdsNoSecret(page) {
  const html = await page.evaluate(() => document.documentElement.outerHTML + document.documentElement.innerText);
  for (let at = 0; at + 8 <= canary.length; at += 1) {
    assert(!html.includes(canary.slice(at, at + 8)), 'the page holds the secret');
  }
}

const visible = (page) => page.$$eval('#findings > li', (items) =>
  items.filter((item) => item.checkVisibility()).map((item) => item.innerText));

async function shoot(page, name, {width = 1280, height = 1400, dark = false} = {}) {
  await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: dark ? 'dark' : 'light'}]);
  await page.setViewport({width, height});
  await page.screenshot({path: join(folder, `${name}.png`)});
}

// --- what is tested ---

async function showsEachFinding(page, findings) {
  const items = await visible(page);
  assert.equal(items.length, findings.length);
  findings.forEach((finding, number) => {
    const text = items[number];
    for (const part of [finding.severity, `${finding.code} ${finding.rule}`, `${finding.path}:${finding.line}:${finding.column}`]) {
      assert(text.includes(part), `${part} is not in: ${text}`);
    }
  });
  const secret = items[findings.findIndex((finding) => finding.code === 'DEX101')];
  assert(secret.includes('clientSecret: ') && secret.includes('C4na••••'), `no masked snippet in: ${secret}`);
}

async function filtersByText(page, findings) {
  await page.click('#search');
  await page.keyboard.type('ÜBUNG redirect');
  const items = await visible(page);
  const expected = findings.filter((finding) => finding.path.includes('übung'));
  assert(items.length > 0 && items.length <= expected.length && items.every((item) => item.includes('übung.yaml')));
  assert.equal(await page.$eval('#shown', (status) => status.innerText), `${items.length} of ${findings.length} findings`);
  await page.keyboard.type(' nothing like this');
  assert.equal((await visible(page)).length, 0);
  await shoot(page, 'nothing-fits', {height: 500});
  await page.click('#clear');
  assert.equal((await visible(page)).length, findings.length);
}

async function filtersBySeverityAndRule(page, findings) {
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  await page.click('.chip.error');
  assert.equal((await visible(page)).length, findings.length - errors);
  await page.focus('.chip.error input');
  await page.keyboard.press('Space');
  assert.equal((await visible(page)).length, findings.length);
  await page.select('#rule', 'DEX101');
  assert((await visible(page)).every((item) => item.includes('DEX101')));
  await page.select('#rule', '');
}

async function sorts(page) {
  await page.select('#sort', 'severity');
  const severities = await page.$$eval('#findings > li', (items) => items.map((item) => Number(item.dataset.severity)));
  assert.deepEqual(severities, [...severities].sort());
  await page.select('#sort', 'rule');
  const rules = await page.$$eval('#findings > li', (items) => items.map((item) => item.dataset.rule));
  assert.deepEqual(rules, [...rules].sort());
  await page.select('#sort', 'file');
}

async function opensTheRule(page) {
  await page.click('.about a');
  assert.equal(await page.$eval('details:target', (details) => details.open), true);
}

// Even markup that got through could do nothing.
async function letsNoScriptIn(page) {
  assert.equal(await page.title(), 'dexlint report');
  const before = faults.length;
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "hacked"';
    document.body.append(script);
  });
  assert.equal(await page.title(), 'dexlint report');
  assert(faults.slice(before).some((fault) => fault.includes('Content Security Policy')));
  faults.length = before;
}

async function worksWithoutScripts(browser, url, findings) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(url);
  assert.equal((await page.$$('#findings > li')).length, findings.length);
  await page.close();
}

async function testReport(browser, findings) {
  const url = pathToFileURL(join(folder, 'report.html')).href;
  const page = await open(browser, url);
  await page.setViewport({width: 1280, height: 1400});
  await showsEachFinding(page, findings);
  await filtersByText(page, findings);
  await filtersBySeverityAndRule(page, findings);
  await sorts(page);
  await holdsNoSecret(page);
  await page.evaluate(() => scrollTo(0, 0));
  await shoot(page, 'light');
  await shoot(page, 'dark', {dark: true});
  await shoot(page, 'narrow', {width: 390});
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert(overflow <= 0, 'the narrow page scrolls sideways');
  const reached = await page.evaluate(() => {
    const frame = [...document.querySelectorAll('.frame')].find(each => each.scrollWidth > each.clientWidth);
    frame?.scrollBy(10000, 0);
    return frame && frame.scrollLeft + frame.clientWidth - frame.scrollWidth;
  });
  assert(Math.abs(reached) < 2, 'a long line of a frame cannot be scrolled to its end');
  await page.pdf({path: join(folder, 'print.pdf')});
  await page.setViewport({width: 1280, height: 1400});
  await opensTheRule(page);
  await letsNoScriptIn(page);
  await worksWithoutScripts(browser, url, findings);
  await page.close();
}

// 5,000 findings: the page stays quick enough to type in. The time is told, not judged.
async function testLargeReport(browser) {
  const page = await open(browser, pathToFileURL(join(folder, 'report.html')).href);
  const html = readFileSync(join(folder, 'report.html'), 'utf8');
  const [, items] = html.match(/<ol id="findings">\n([^]*?)<\/ol>/);
  const count = (items.match(/<li class="finding/g) || []).length;
  const many = items.repeat(Math.ceil(5000 / count));
  writeFileSync(join(folder, 'large.html'), html.replace(items, () => many));
  const start = performance.now();
  await page.goto(pathToFileURL(join(folder, 'large.html')).href);
  const loaded = performance.now();
  await page.type('#search', 'zweiter');
  const shown = (await visible(page)).length;
  const typed = performance.now();
  assert(shown > 0 && shown < 5000);
  console.log(`5,000 findings: loaded in ${Math.round(loaded - start)} ms, seven letters typed in ${Math.round(typed - loaded)} ms`);
  await page.close();
}

// The viewer is a script on globals; it gets our report, and whatever it shows is searched.
async function testViewer(browser, findings) {
  const scripts = ['react/umd/react.production.min.js', 'react-dom/umd/react-dom.production.min.js',
    '@microsoft/sarif-web-component/dist/index.js'];
  const log = readFileSync(join(folder, 'report.sarif'), 'utf8');
  writeFileSync(join(folder, 'viewer.html'), `<!doctype html><meta charset="utf-8"><div id="app" style="height:1300px"></div>
${scripts.map((script) => `<script src="${pathToFileURL(join(modules, 'node_modules', script)).href}"></script>`).join('\n')}
<script>ReactDOM.render(React.createElement(Viewer, {logs: [${log.replaceAll('<', '\\u003c')}]}), document.getElementById('app'));</script>`);
  const page = await open(browser, pathToFileURL(join(folder, 'viewer.html')).href);
  await page.setViewport({width: 1400, height: 1400});
  await page.waitForFunction(() => document.body.innerText.includes('DEX101'), {timeout: 30_000});
  const rules = await page.evaluate(() => document.body.innerText);
  for (const code of new Set(findings.map((finding) => finding.code))) assert(rules.includes(code), `the viewer lacks ${code}`);
  // A rule is opened by a click on it, and shows its places.
  const row = await page.waitForSelector('::-p-text(DEX101)');
  await row.click();
  await page.waitForFunction(() => document.body.innerText.includes('values.yaml'), {timeout: 30_000});
  await holdsNoSecret(page);
  await page.screenshot({path: join(folder, 'viewer.png')});
  const text = await page.evaluate(() => document.body.innerText);
  for (const finding of findings.filter(({code}) => code === 'DEX101')) {
    const place = encodeURI(finding.path).split('/').at(-1);
    for (const part of [place, String(finding.line), 'C4na••••', 'Client secret of connector \'']) {
      assert(text.includes(part), `the viewer lacks ${part} in: ${text}`);
    }
  }
  assert.equal(await page.title(), '', 'a script of the input ran in the viewer');
  await page.close();
}

const findings = makeReports();
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
  pipe: true,
  // A container has no namespaces for the sandbox; the pages are our own.
  args: ['--no-sandbox', '--allow-file-access-from-files'],
});
try {
  await testReport(browser, findings);
  await testLargeReport(browser);
  assert.deepEqual(foreign, [], 'the report loads something');
  assert.deepEqual(faults, [], 'the report complains');
  await testViewer(browser, findings);
  console.log(`${findings.length} findings seen in the report and in the SARIF viewer; screenshots are in ${folder}`);
} finally {
  await browser.close();
}
