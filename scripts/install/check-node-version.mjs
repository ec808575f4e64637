import { Stop } from '#scripts/run/step.mjs'

const needed = [20, 19]

/** Refuses a Node that is too old with one sentence, before anything fails in a stranger way. */
export function checkNodeVersion(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < needed[0] || (major === needed[0] && minor < needed[1]))
    throw new Stop(`Node.js ${needed.join('.')} or newer is needed, and this is ${version}.`)
}
