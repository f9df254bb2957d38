const NAVEGADORES: readonly (readonly [RegExp, string])[] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SISTEMAS: readonly (readonly [RegExp, string])[] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

const hallar = (tabla: typeof NAVEGADORES, cabecera: string) =>
  tabla.find(([patron]) => patron.test(cabecera))?.[1];

/** Browser and system of a User-Agent header, enough for a person to know their own; the header itself is not kept. */
export function navegadorDe(cabecera: string | undefined): string {
  const texto = (cabecera ?? '').slice(0, 500);
  const [programa, sistema] = [hallar(NAVEGADORES, texto), hallar(SISTEMAS, texto)];
  if (programa === undefined) return sistema === undefined ? 'Otro programa' : `Otro programa en ${sistema}`;
  return sistema === undefined ? programa : `${programa} en ${sistema}`;
}
