// Steps to tick off. What is done is remembered on the device, for the guide and not for
// its language: steps have the same addresses in all of them.
(function () {
  'use strict';

  const { memory, say, ready, element } = window.isogloss;

  ready(() => {
    const guide = document.body.dataset.page;
    const lists = [...document.querySelectorAll('.prose ol.steps')].filter((list) => !list.parentElement.closest('.steps'));
    if (!guide || !lists.length) return;
    const key = 'done.' + guide;
    const done = new Set((memory.get(key) || '').split(' ').filter(Boolean));
    const lang = document.body.lang || document.documentElement.lang;
    lists.forEach((list) => {
      // A step whose address is taken by something else of the page has none, and no tick.
      const first = list.start || 1;
      const steps = [...list.children].map((step, index) => [step, first + index]).filter(([step]) => step.id);
      if (!steps.length) return;
      const status = element('span', { role: 'status' });
      const reset = element('button', { type: 'button', class: 'quiet' }, say('stepReset'));
      const progress = element('p', { class: 'progress', lang }, status, ' ', reset);
      const ticks = [];
      const tell = () => {
        const count = ticks.filter((tick) => tick.checked).length;
        status.textContent = count === ticks.length ? say('stepAllDone') : say('stepProgress', count, ticks.length);
        progress.hidden = count === 0;
        memory.set(key, [...done].join(' '));
      };
      steps.forEach(([step, number]) => {
        const tick = element('input', { type: 'checkbox', class: 'tick', lang, 'aria-label': say('stepDone', number) });
        tick.checked = done.has(step.id);
        tick.addEventListener('change', () => {
          if (tick.checked) done.add(step.id);
          else done.delete(step.id);
          tell();
        });
        ticks.push(tick);
        const link = element('a', { class: 'permalink', href: '#' + encodeURIComponent(step.id), lang, 'aria-label': say('stepLink', number) }, '#');
        step.prepend(tick, link);
      });
      reset.addEventListener('click', () => {
        ticks.forEach((tick) => { tick.checked = false; });
        steps.forEach(([step]) => done.delete(step.id));
        tell();
        ticks[0].focus();
      });
      list.after(progress);
      tell();
    });
  });

  ready(() => {
    document.querySelectorAll('.print').forEach((button) => button.addEventListener('click', () => window.print()));
  });
})();
