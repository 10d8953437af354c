// Filters and sorts the findings of the page. Without it the page shows all of them, in their order.
'use strict';
{
  const byId = (id) => document.getElementById(id);
  const list = byId('findings');
  const search = byId('search');
  const rule = byId('rule');
  const sort = byId('sort');
  const severities = [...document.querySelectorAll('input[name=severity]')];

  const findings = [...list.children].map((element, place) => ({
    element,
    place,
    severity: element.dataset.severity,
    rule: element.dataset.rule,
    text: element.textContent.toLowerCase().replace(/\s+/g, ' '),
  }));

  const orders = {
    file: (a, b) => a.place - b.place,
    severity: (a, b) => a.severity - b.severity || a.place - b.place,
    rule: (a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.place - b.place),
  };

  const show = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const chosen = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const fits = (finding) => chosen.has(finding.severity) && (rule.value === '' || rule.value === finding.rule) &&
      words.every((word) => finding.text.includes(word));
    const fitting = findings.filter(fits).sort(orders[sort.value]);
    // Hiding what does not fit takes Chromium half a minute for thousands of items; taking it out does not.
    list.replaceChildren(...fitting.map((finding) => finding.element));
    const shown = fitting.length;
    byId('shown').textContent = shown === findings.length ?
      `${shown} ${shown === 1 ? 'finding' : 'findings'}` : `${shown} of ${findings.length} findings`;
    byId('none').hidden = shown > 0;
  };

  const clear = () => {
    search.value = '';
    rule.value = '';
    for (const box of severities) box.checked = true;
    show();
    search.focus();
  };

  const openTarget = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };

  search.addEventListener('input', show);
  for (const choice of [...severities, rule, sort]) choice.addEventListener('change', show);
  byId('clear').addEventListener('click', clear);
  byId('form').addEventListener('submit', (event) => event.preventDefault());
  addEventListener('hashchange', openTarget);

  byId('filters').hidden = false;
  show();
  openTarget();
}
