import { afterEach, describe, expect, test } from 'vitest'
import { createLoader } from './create-loader.ts'

/** A browser runs a script as soon as it is in the page; the page of these tests does not. */
const head = document.head
const append = head.append.bind(head)
head.append = (...nodes: (Node | string)[]) => {
  append(...nodes)
  for (const node of nodes) {
    if (!(node instanceof HTMLScriptElement) || node.type === 'module') continue
    try {
      new Function(node.textContent ?? '')()
    } catch (error) {
      window.dispatchEvent(new ErrorEvent('error', { error }))
    }
  }
}
afterEach(() => head.replaceChildren())

const context = { register() {} }

function loaderOf(modules: Record<string, string | string[]>) {
  return createLoader((id) => [modules[id] ?? []].flat(), { qtiCustomInteractionContext: context })
}

describe('a module', () => {
  test('gets what it depends on, by name, relative to itself, and with its ending', async () => {
    const load = loaderOf({
      main: `define(['./parts/a', 'b.js', 'qtiCustomInteractionContext'], (a, b, c) => ({ a, b, c }))`,
      'parts/a': `define(['../b', './c'], (b, c) => [b, c])`,
      'parts/c': `define('parts/c', [], () => 'c')`,
      b: `define({ b: true })`,
    })
    expect(await load('main')).toEqual({ a: [{ b: true }, 'c'], b: { b: true }, c: context })
  })

  test('may be written as CommonJS, as a bundle of several, or as a global script', async () => {
    const load = loaderOf({
      common: `define(function (require, exports, module) { exports.two = require('two'); exports.id = module.id })`,
      bundle: `define('inner', [], () => 1); define('outer', ['inner'], (inner) => inner + 1)`,
      two: `define(() => 2)`,
      script: `globalThis.ranScript = true`,
    })
    expect(await load('common')).toEqual({ two: 2, id: 'common' })
    expect(await load('bundle')).toBe(2)
    expect(await load('script')).toBe(undefined)
    expect(globalThis).toHaveProperty('ranScript', true)
  })

  test('is run once, however many need it, also in a circle', async () => {
    const load = loaderOf({
      main: `define(['a', 'b'], (a, b) => [a, b, globalThis.timesRun])`,
      a: `define(['once', 'b'], (once, b) => 'a')`,
      b: `define(['once', 'a'], (once, a) => 'b')`,
      once: `globalThis.timesRun = (globalThis.timesRun ?? 0) + 1; define([], () => 1)`,
    })
    expect(await load('main')).toEqual(['a', 'b', 1])
  })

  test('that is broken, throws, or asks for what is not there gives way to its fallback', async () => {
    for (const broken of [
      'define([',
      `define([], () => { throw new Error('no') })`,
      `define(['gone'], () => 1)`,
    ])
      expect(await loaderOf({ main: [broken, `define([], () => 'fallback')`] })('main')).toBe('fallback')
  })

  test('that is not there, without a fallback, is told', async () => {
    await expect(loaderOf({})('main')).rejects.toThrow('the module main is not there')
    await expect(loaderOf({ main: `define(['gone'], () => 1)` })('main')).rejects.toThrow('gone')
  })
})
