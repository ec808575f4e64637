import 'server-only'
import { appDeps, upstreamLessons } from './app-deps.ts'
import type { Deps } from './deps.ts'
import type { LessonPort, LessonVerbs } from './lessons/lesson-port.ts'

/**
 * A verb of lessons as this app has it: `own` over its database, or the same of the PowerPath at `POWERPATH_URL`.
 * A route names the one verb that it needs, and so loads no other.
 */
export function lessonVerb<K extends keyof LessonPort>(name: K, own: LessonVerbs[K]): LessonPort[K] {
  const ofOwn = own as (deps: Deps, ...input: unknown[]) => unknown
  const verb = (...input: unknown[]) => {
    const upstream = upstreamLessons()
    if (!upstream) return ofOwn(appDeps(), ...input)
    return upstream.then((lessons) => (lessons[name] as (...input: unknown[]) => unknown)(...input))
  }
  return verb as LessonPort[K]
}
