/** The same columns, each of the table an alias stands for. @param columnas separated by a comma and a space */
export const conAlias = (alias: string, columnas: string): string =>
  columnas
    .split(', ')
    .map((columna) => `${alias}.${columna}`)
    .join(', ');
