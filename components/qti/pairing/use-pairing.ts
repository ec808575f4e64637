'use client'

import { type KeyboardEvent, useState } from 'react'
import { useAnswer } from '#components/qti/answer/answer-context.ts'
import {
  addPair,
  halvesOf,
  isSamePair,
  mayPair,
  type Pairable,
  togglePair,
  usesOf,
} from '#components/qti/answer/pair-rules.ts'
import { howMany } from '#components/qti/answer/use-selection.ts'
import { useDrag } from './use-drag.tsx'

type PairingRules = {
  responseIdentifier: string
  minAssociations: number
  maxAssociations: number
  /** The things that are picked up; in a pair they come first. */
  items: readonly Pairable[]
  /** The places they go to; where there are none, items are paired with each other. */
  places?: readonly Pairable[]
  /** What a thing or a place is called. */
  nameOf: (identifier: string) => string
}

const pairs = { verb: 'Make', one: 'pair', many: 'pairs', done: 'Made' }
const placings = { verb: 'Place', one: 'tile', many: 'tiles', done: 'Placed' }

/**
 * Select, then place: the first press picks something up, the second puts it together with what is pressed,
 * in either order. A pointer may drag instead. Every move is told in `announcement`.
 */
export function usePairing(pairing: PairingRules) {
  const { responseIdentifier, minAssociations, maxAssociations, items, places, nameOf } = pairing
  const { values, setValues, disabled, review } = useAnswer(responseIdentifier)
  const [held, setHeld] = useState<string | null>(null)
  const [message, setMessage] = useState({ text: '', problem: false })
  const members = [...items, ...(places ?? [])]
  const rules = { members, maxAssociations }
  const tell = (text: string, problem = false) => setMessage({ text, problem })
  const { drag, handlers } = useDrag(!disabled, onDrop)

  /** The pair that two make, the item first; null where they make none. */
  function orderedPair(one: string, other: string): [string, string] | null {
    const isPlace = (identifier: string) => places?.some((place) => place.identifier === identifier) ?? false
    if (one === other || (places && isPlace(one) === isPlace(other))) return null
    return isPlace(one) ? [other, one] : [one, other]
  }

  function isAllowed([first, second]: readonly [string, string]): boolean {
    const [one, other] = [first, second].map((half) => members.find(({ identifier }) => identifier === half))
    return one !== undefined && other !== undefined && mayPair(one, other)
  }

  function put(pair: readonly [string, string], start: readonly string[], next: string[]) {
    setHeld(null)
    setValues(next)
    const [first, second] = pair
    const together = next.some((other) => isSamePair(other, `${first} ${second}`))
    const lost = start.filter((other) => !next.includes(other) && !isSamePair(other, `${first} ${second}`))
    const away = lost.map((other) => ` Taken away: ${nameOfPair(other)}.`).join('')
    tell(`${nameOf(first)} ${together ? 'put with' : 'taken from'} ${nameOf(second)}.${away}`)
  }

  function press(identifier: string) {
    if (disabled) return
    if (held === null || held === identifier) {
      setHeld(held === null ? identifier : null)
      tell(held === null ? `${nameOf(identifier)} picked. Now choose where it goes.` : 'Put back.')
      return
    }
    const pair = orderedPair(held, identifier)
    if (!pair) {
      setHeld(identifier)
      tell(`${nameOf(identifier)} picked. Now choose where it goes.`)
    } else if (!isAllowed(pair)) tell(`${nameOf(pair[0])} does not fit there.`, true)
    else put(pair, values, togglePair(rules, values, pair))
  }

  /** `from` may be a pair that is dragged out of its place. */
  function onDrop({ from, to }: { from: string; to: string | null }) {
    const moved = from.includes(' ') ? from : null
    const start = moved ? values.filter((pair) => pair !== moved) : values
    const pair = to === null ? null : orderedPair(moved ? halvesOf(moved)[0] : from, to)
    if (pair && isAllowed(pair)) put(pair, start, addPair(rules, start, pair))
    else if (pair) tell(`${nameOf(pair[0])} does not fit there.`, true)
    else if (moved) remove(moved)
  }

  function remove(pair: string) {
    setHeld(null)
    setValues(values.filter((other) => other !== pair))
    tell(`Taken away: ${nameOfPair(pair)}.`)
  }

  function nameOfPair(pair: string): string {
    const [first, second] = halvesOf(pair)
    return `${nameOf(first)} with ${nameOf(second)}`
  }

  function onKeyDown({ key }: KeyboardEvent) {
    if (key !== 'Escape' || held === null) return
    setHeld(null)
    tell('Put back.')
  }

  const counting = places ? placings : pairs
  const limits = { min: minAssociations, max: maxAssociations }
  return {
    values,
    disabled,
    review,
    held,
    press,
    remove,
    nameOfPair,
    /** How many times it can still be used; null = any number. */
    usesLeft: ({ identifier, matchMax }: Pairable) =>
      matchMax === 0 ? null : Math.max(0, matchMax - usesOf(values, identifier)),
    drag,
    block: { onKeyDown, ...(message.problem ? { problem: message.text } : { announcement: message.text }) },
    handlers,
    hint: review ? null : howMany(counting, limits, values.length),
  }
}

/** What is paired now, and the ways to pair more. */
export type Pairing = ReturnType<typeof usePairing>
