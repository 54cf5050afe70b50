// Before the first paint: the theme chosen last time, else what the system says.
(() => {
  let chosen = null;
  try { chosen = localStorage.getItem('driftwatch-theme'); } catch { /* storage may be forbidden */ }
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
})();
