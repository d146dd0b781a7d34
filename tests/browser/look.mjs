// Looks at pages in a browser and says, as JSON, what there was to see.
//
//   node look.mjs CHROMIUM FOLDER NAME,NAME PAGE…
//
// For each page: what it asked of the network, what it ran, whether it is wider than a narrow and a
// wide screen, and where its printed form lies; for those that are named, what axe finds on a light
// phone and on a dark large screen. Looking is all that happens here; what has to hold is said in
// main.rs.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [executablePath, folder, heard, ...pages] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'kata-browser-'));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath,
  args: [
    '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync',
  ],
});

async function look(page) {
  const name = path.basename(page, '.html');
  const address = pathToFileURL(page).href;
  const seen = {
    requests: [], ran: [], wider: [], faults: [], search: null,
    pdf: path.join(folder, `${name}.pdf`),
  };
  const tab = await browser.newPage();
  await tab.route('**/*', (route) => {
    const wanted = route.request().url();
    if (wanted === address) return route.continue();
    // What stands in the page itself is no request.
    if (!wanted.startsWith('data:')) seen.requests.push(wanted);
    return wanted.startsWith('data:') ? route.continue() : route.abort();
  });
  tab.on('dialog', (dialog) => { seen.ran.push(dialog.message()); dialog.dismiss(); });
  tab.on('console', (line) => seen.ran.push(line.text()));
  tab.on('pageerror', (error) => seen.ran.push(String(error)));
  await tab.goto(address);
  seen.scripts = await tab.evaluate(() => document.scripts.length
    + [...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())
      .filter((attribute) => attribute.startsWith('on')).length);
  for (const colorScheme of ['light', 'dark']) {
    await tab.emulateMedia({ colorScheme });
    for (const width of [360, 1920]) {
      await tab.setViewportSize({ width, height: 900 });
      const takes = await tab.evaluate(() => document.documentElement.scrollWidth);
      if (takes > width) seen.wider.push(`${takes} of ${width}, ${colorScheme}`);
      const once = (width === 360) === (colorScheme === 'light');
      if (once && heard.split(',').includes(name)) {
        await tab.evaluate(axe);
        const { violations } = await tab.evaluate(() => axe.run(document, {
          resultTypes: ['violations'],
        }));
        for (const { id, impact, nodes } of violations) {
          const where = nodes.slice(0, 3).map((node) => `${node.target}: ${node.failureSummary}`);
          seen.faults.push({ id, impact, where: where.join('\n'), width, colorScheme });
        }
      }
    }
  }
  await tab.setViewportSize({ width: 1440, height: 900 });
  seen.last = await tab.evaluate(() => {
    const became = document.querySelector('.last .became');
    return became === null ? null : became.getBoundingClientRect().bottom;
  });
  if (await tab.$('#words') !== null) {
    await tab.fill('#words', 'FETCHING  batch');
    seen.search = await tab.evaluate(() => {
      const all = [...document.querySelectorAll('.lesson')];
      return [all.filter((one) => one.checkVisibility()).length, all.length];
    });
  }
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' });
  seen.goesOn = await tab.evaluate(() => {
    const line = document.querySelector('.goes-on');
    return line === null ? null : line.getBoundingClientRect().height > 0;
  });
  await tab.pdf({ path: seen.pdf, preferCSSPageSize: true, printBackground: true });
  await tab.close();
  return [name, seen];
}

// A few at a time: most of it is waiting for the browser.
const found = {};
const left = [...pages];
await Promise.all(Array.from({ length: 4 }, async () => {
  for (let page = left.shift(); page !== undefined; page = left.shift()) {
    const [name, seen] = await look(page);
    found[name] = seen;
  }
}));
await browser.close();
fs.rmSync(profile, { recursive: true, force: true });
console.log(JSON.stringify(found));
