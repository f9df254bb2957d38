import { englishStringTranslator, TranslatableString } from '@rjsf/utils';

const EN_CASTELLANO: Partial<Record<TranslatableString, string>> = {
  [TranslatableString.ArrayItemTitle]: 'Elemento',
  [TranslatableString.EmptyArray]: 'Aún no hay ninguno.',
  [TranslatableString.YesLabel]: 'Sí',
  [TranslatableString.NoLabel]: 'No',
  [TranslatableString.CloseLabel]: 'Cerrar',
  [TranslatableString.ErrorsLabel]: 'Datos que corregir',
  [TranslatableString.AddButton]: 'Agregar',
  [TranslatableString.AddItemButton]: 'Agregar',
  [TranslatableString.CopyButton]: 'Copiar',
  [TranslatableString.MoveDownButton]: 'Bajar',
  [TranslatableString.MoveUpButton]: 'Subir',
  [TranslatableString.RemoveButton]: 'Quitar',
  [TranslatableString.ClearButton]: 'Borrar lo escrito',
  [TranslatableString.OptionalObjectAdd]: 'Agregar este dato',
  [TranslatableString.OptionalObjectRemove]: 'Quitar este dato',
};

/** What the form generator says by itself, in Spanish. */
export function enCastellano(texto: TranslatableString, params?: string[]): string {
  return EN_CASTELLANO[texto] ?? englishStringTranslator(texto, params);
}
