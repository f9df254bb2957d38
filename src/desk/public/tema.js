// Before anything is painted, so that a dark desk does not flash white.
(() => {
  const guardado = localStorage.getItem('mantine-color-scheme-value');
  const oscuro =
    guardado === 'dark' || (guardado !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', oscuro ? 'dark' : 'light');
})();
