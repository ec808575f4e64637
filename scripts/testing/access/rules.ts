import { contentRules } from './content-rules.ts'
import { insightRules } from './insight-rules.ts'
import { peopleRules } from './people-rules.ts'
import { rosterRules } from './roster-rules.ts'
import type { Rules } from './rule.ts'
import { systemRules } from './system-rules.ts'
import { workRules } from './work-rules.ts'

/** Who may call what of the teachers' and administrators' routes and pages; a new one needs a rule. */
export const rules: Rules = {
  ...peopleRules,
  ...contentRules,
  ...insightRules,
  ...workRules,
  ...rosterRules,
  ...systemRules,
}
