import type { PolicyName } from '#lib/std/terms.ts'
import { evidencePolicy } from './evidence-policy.ts'
import { publishedPolicy } from './published-policy.ts'
import type { ScoringPolicy } from './scoring-policy.ts'

/** The policies by name. */
export const scoringPolicies: Record<PolicyName, ScoringPolicy> = {
  published: publishedPolicy,
  evidence: evidencePolicy,
}
