import { describe, expect, it } from 'vitest'
import {
  base,
  both,
  choice,
  directed,
  look,
  looks,
  of,
  pairs,
  plain,
  prompt,
  readInteraction,
} from '#lib/qti/fixtures/interaction-parts.ts'

/** What is read with nothing but what must be there, and with all that can be. */

describe('pairs', () => {
  const associable = (identifier: string) => ({ ...plain(identifier), matchMin: 0, matchMax: 1 })
  const two = both('simple-associable-choice')

  it('of choices of one set', () => {
    expect(readInteraction(of('associate-interaction', '', two), pairs)).toStrictEqual({
      ...{ kind: 'associate', ...base, minAssociations: 0, maxAssociations: 1, shuffle: false },
      choices: [associable('A'), associable('B')],
    })
    const all = of(
      'associate-interaction',
      'min-associations="1" max-associations="0" shuffle="true"',
      prompt +
        choice('simple-associable-choice', 'A', 'match-min="1" match-max="2" match-group=" B  C "') +
        two.slice(two.indexOf('<qti', 1)),
    )
    expect(readInteraction(all, pairs)).toMatchObject({
      ...{ prompt: ['Why?'], minAssociations: 1, maxAssociations: 0, shuffle: true },
      choices: [{ identifier: 'A', matchMin: 1, matchMax: 2, matchGroup: ['B', 'C'] }, associable('B')],
    })
  })

  it('of choices of two sets', () => {
    const sets = `<qti-simple-match-set>${choice('simple-associable-choice', 'A')}</qti-simple-match-set><qti-simple-match-set>${choice('simple-associable-choice', 'B')}</qti-simple-match-set>`
    expect(readInteraction(of('match-interaction', '', sets), directed)).toStrictEqual({
      ...{ kind: 'match', ...base, minAssociations: 0, maxAssociations: 1, shuffle: false },
      ...{ sources: [associable('A')], targets: [associable('B')] },
    })
    const all = 'shuffle="true" max-associations="2" min-associations="2"'
    expect(readInteraction(of('match-interaction', all, prompt + sets), directed)).toMatchObject({
      ...{ prompt: ['Why?'], shuffle: true, maxAssociations: 2, minAssociations: 2 },
    })
  })

  it('of choices and gaps in a text', () => {
    const inside = `${choice('gap-text', 'A')}<qti-gap-img identifier="B"><img src="b.png" alt="b"/></qti-gap-img><p>x <qti-gap identifier="G1"/> y <qti-gap identifier="G2" required="true" match-group="A" ${look}/></p>`
    const gaps = [
      { kind: 'gap', identifier: 'G1', required: false },
      { kind: 'gap', identifier: 'G2', required: true, matchGroup: ['A'], ...looks },
    ]
    expect(
      readInteraction(
        of('gap-match-interaction', 'shuffle="true" max-associations="2"', prompt + inside),
        directed,
      ),
    ).toStrictEqual({
      ...{
        kind: 'gapMatch',
        ...base,
        prompt: ['Why?'],
        minAssociations: 0,
        maxAssociations: 2,
        shuffle: true,
        gaps,
      },
      choices: [
        associable('A'),
        {
          ...associable('B'),
          body: [{ kind: 'element', name: 'img', attributes: { src: 'b.png', alt: 'b' } }],
        },
      ],
      body: [{ kind: 'element', name: 'p', children: ['x ', gaps[0], ' y ', gaps[1]] }],
    })
  })
})
