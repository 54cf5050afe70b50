// What every page has: theme and short messages.

/** Short message at the bottom. */
export function toast(text, lasts = 2500) {
  const node = document.getElementById('toast');
  node.textContent = text;
  node.classList.add('shown');
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => node.classList.remove('shown'), lasts);
}

/** Automatic, light, dark in turn; answers the function that goes on to the next. */
export function themeButton(button, changed) {
  const show = () => {
    button.textContent = `Theme: ${document.documentElement.dataset.theme ?? 'auto'}`;
    changed();
  };
  const next = () => {
    const root = document.documentElement;
    const now = { undefined: 'light', light: 'dark', dark: undefined }[root.dataset.theme];
    if (now) root.dataset.theme = now;
    else delete root.dataset.theme;
    try {
      if (now) localStorage.setItem('driftwatch-theme', now);
      else localStorage.removeItem('driftwatch-theme');
    } catch { /* storage may be forbidden */ }
    show();
  };
  button.addEventListener('click', next);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', changed);
  show();
  return next;
}
