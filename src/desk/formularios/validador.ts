import type { RJSFSchema, ValidatorType } from '@rjsf/utils';

/**
 * The form itself judges nothing: what an act may hold is decided by the server, which answers each error at its field in
 * Spanish and with its article. A second judge here would need to compile code in the browser, and would one day disagree.
 */
export const SIN_JUICIO: ValidatorType<unknown, RJSFSchema> = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  isValid: () => true,
  rawValidation: () => ({ errors: [] }),
};

export default SIN_JUICIO;
