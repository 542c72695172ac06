/**
 * What every random test draws from, `CAIRN_TEST_SEED` or always the same: what fails in the gate fails because of the change at hand, and
 * fails again. `make soak` looks for what other seeds find.
 */
export const TEST_SEED = Number(process.env['CAIRN_TEST_SEED'] ?? 20_011);
