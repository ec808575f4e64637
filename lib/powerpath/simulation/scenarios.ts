import { type Bank, endlessBank, smallBank } from './bank.ts'
import {
  constantLearner,
  domainLearner,
  honestLearner,
  type Learner,
  learnerAfter,
  memoriser,
  rapidGuesser,
} from './learner.ts'

/** One kind of student in one kind of bank. */
export type Scenario = {
  name: string
  /** Whether mastery would be false, or how long the way to it should be; `learns` is first the one, then the other. */
  student: 'not there' | 'proficient' | 'learns'
  learner: Learner
  bank: Bank
  questions: number
}

/** After so many questions the learning student has learned. */
export const LEARNS_AFTER = 20

/** The share of questions that a rapid guesser clicks through. */
const RAPID_SHARE = 0.3

/**
 * Labels wrong by half a unit of the usual scale, whose slope is 1.5: three quarters of a logit, half the
 * way from one level to the next.
 */
export const LABEL_ERROR = 0.75

const fourChoices = endlessBank()
const wrongLabels = endlessBank({ labelError: LABEL_ERROR })

/** The students of `docs/mastery.md`. */
export const scenarios: readonly Scenario[] = [
  notThere('guesses among 4 choices', constantLearner(0.25)),
  notThere('right half the time', constantLearner(0.5)),
  notThere('score .60', domainLearner(0.6)),
  notThere('score .70', domainLearner(0.7)),
  notThere('score .75', domainLearner(0.75)),
  notThere('score .60, wrong labels', domainLearner(0.6), wrongLabels),
  notThere('score .70, wrong labels', domainLearner(0.7), wrongLabels),
  notThere('score .60, 30 % rapid guesses', rapidGuesser(RAPID_SHARE, domainLearner(0.6))),
  notThere('score .60, says “I don’t know yet”', honestLearner(0.6)),
  notThere('remembers the keys of 40 questions', memoriser(), smallBank(40)),
  proficient('score .90', domainLearner(0.9)),
  proficient('score .95', domainLearner(0.95)),
  proficient('score .98', domainLearner(0.98)),
  proficient('score .95, wrong labels', domainLearner(0.95), wrongLabels),
  proficient('score .95, 30 % rapid guesses', rapidGuesser(RAPID_SHARE, domainLearner(0.95))),
  proficient('score .95, says “I don’t know yet”', honestLearner(0.95)),
  {
    name: 'learns at question 20 (.55 → .95)',
    student: 'learns',
    learner: learnerAfter(LEARNS_AFTER, domainLearner(0.55), domainLearner(0.95)),
    bank: fourChoices,
    questions: 200,
  },
]

function notThere(name: string, learner: Learner, bank: Bank = fourChoices): Scenario {
  return { name, student: 'not there', learner, bank, questions: 100 }
}

function proficient(name: string, learner: Learner, bank: Bank = fourChoices): Scenario {
  return { name, student: 'proficient', learner, bank, questions: 300 }
}
