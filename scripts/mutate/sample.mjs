// A plugin of Stryker, for a room that is too large to be mutated as a whole: of all changes, counted through the
// files of the room in order, only each so-manieth is made. The same room has the same sample.

/** @typedef {{ every: number, from: number }} Sample */

/** @param {string} id Stryker numbers the changes from 0. @param {Sample} sample */
export function isInSample(id, { every, from }) {
  return Number(id) % every === from
}

/** @param {{ sample: Sample }} options */
function createChecker({ sample }) {
  const passedOver = { status: 'compileError', reason: 'is not in the sample' }
  return {
    init: async () => {},
    /** @param {{ id: string }[]} mutants */
    check: async (mutants) =>
      Object.fromEntries(
        mutants.map(({ id }) => [id, isInSample(id, sample) ? { status: 'passed' } : passedOver]),
      ),
  }
}
createChecker.inject = ['options']

/** As Stryker asks for it. @public */
export const strykerPlugins = [{ kind: 'Checker', name: 'sample', factory: createChecker }]
/** @public */
export const strykerValidationSchema = { properties: { sample: { type: 'object' } } }
