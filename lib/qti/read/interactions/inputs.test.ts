import { describe, expect, it } from 'vitest'
import { base, of, prompt, readInteraction, type Variable } from '#lib/qti/fixtures/interaction-parts.ts'

/** What is read with nothing but what must be there, and with all that can be. */

describe('inputs', () => {
  it('of a short text or number', () => {
    const entry = (attributes: string, variable: Variable) =>
      readInteraction(`<p>${of('text-entry-interaction', attributes, '')}</p>`, variable)
    expect(entry('', { baseType: 'string' })).toStrictEqual({
      kind: 'textEntry',
      ...base,
      baseType: 'string',
    })
    expect(entry('', { baseType: 'duration' })).toMatchObject({ baseType: 'string' })
    expect(entry('', { baseType: 'float' })).toMatchObject({ baseType: 'float' })
    const all = 'expected-length="5" placeholder-text="…" pattern-mask="\\d+" base="10"'
    expect(entry(all, { baseType: 'integer' })).toStrictEqual({
      ...{
        kind: 'textEntry',
        ...base,
        baseType: 'integer',
        expectedLength: 5,
        placeholder: '…',
        patternMask: '\\d+',
      },
    })
    expect(entry('base="16"', { baseType: 'string' })).toMatchObject({ baseType: 'string' })
  })

  it('of a long text, or of several', () => {
    const text = (attributes: string, variable: Variable) =>
      readInteraction(of('extended-text-interaction', attributes, prompt), variable)
    expect(text('max-strings="3"', { baseType: 'string' })).toStrictEqual({
      ...{ kind: 'extendedText', ...base, prompt: ['Why?'], baseType: 'string', format: 'plain' },
      ...{ minStrings: 0, maxStrings: 1 },
    })
    const several: Variable = { baseType: 'string', cardinality: 'ordered' }
    expect(text('format="xhtml" expected-lines="4" min-strings="1" max-strings="3"', several)).toMatchObject({
      ...{ format: 'xhtml', expectedLines: 4, minStrings: 1, maxStrings: 3 },
    })
    expect(text('', { ...several, cardinality: 'multiple' })).not.toHaveProperty('maxStrings')
  })

  it('of a number on a line', () => {
    const line = (attributes: string, baseType: string) =>
      readInteraction(of('slider-interaction', attributes, ''), { baseType })
    expect(line('lower-bound="0" upper-bound="10"', 'integer')).toStrictEqual({
      ...{ kind: 'slider', ...base, baseType: 'integer', lowerBound: 0, upperBound: 10, step: 1 },
      ...{ stepLabel: false, orientation: 'horizontal', reverse: false },
    })
    const all =
      'lower-bound="-1.5" upper-bound="-1.5" step="0.5" step-label="true" orientation="vertical" reverse="true"'
    expect(line(all, 'float')).toMatchObject({
      ...{ baseType: 'float', lowerBound: -1.5, upperBound: -1.5, step: 0.5 },
      ...{ stepLabel: true, orientation: 'vertical', reverse: true },
    })
    expect(line('lower-bound="0" upper-bound="10" step="0" orientation="up"', 'float')).toMatchObject({
      ...{ step: 1, orientation: 'horizontal' },
    })
  })

  it('of plays, files and the end of a turn', () => {
    const audio = '<audio src="a.mp3"/>'
    expect(readInteraction(of('media-interaction', '', audio), { baseType: 'integer' })).toMatchObject({
      ...{ kind: 'media', ...base, autostart: false, minPlays: 0, maxPlays: 0, loop: false },
      media: { kind: 'element', name: 'audio' },
    })
    const all = 'autostart="true" min-plays="1" max-plays="2" loop="true"'
    expect(
      readInteraction(of('media-interaction', all, prompt + audio), { baseType: 'integer' }),
    ).toMatchObject({
      ...{ prompt: ['Why?'], autostart: true, minPlays: 1, maxPlays: 2, loop: true },
    })
    expect(readInteraction(of('upload-interaction', '', ''), { baseType: 'file' })).toStrictEqual({
      kind: 'upload',
      ...base,
      mediaTypes: [],
    })
    expect(
      readInteraction(of('upload-interaction', 'type=" Image/PNG, text/plain  a/b "', ''), {
        baseType: 'file',
      }),
    ).toMatchObject({
      mediaTypes: ['image/png', 'text/plain', 'a/b'],
    })
    const end = (attributes: string) =>
      readInteraction(`<p>${of('end-attempt-interaction', attributes, '')}</p>`, { baseType: 'boolean' })
    expect(end('title="Hint"')).toStrictEqual({ kind: 'endAttempt', ...base, title: 'Hint' })
    expect(end('')).toMatchObject({ title: '' })
  })
})
