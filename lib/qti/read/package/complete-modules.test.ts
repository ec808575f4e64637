import { expect, it } from 'vitest'
import { counterItem3, counterModules, requireItem } from '#lib/qti/fixtures/build-item.ts'
import { completeModules } from './complete-modules.ts'

function modulesWith(files: Record<string, string>, inside = counterModules) {
  const item = requireItem(counterItem3({ inside }))
  const problems = completeModules(item, (href) => files[href] ?? null)
  const [interaction] = item.interactions
  return { problems, modules: interaction?.kind === 'portableCustom' ? interaction.modules : [] }
}

it('adds the modules that the usual configuration files name, behind what the item says itself', () => {
  const { modules, problems } = modulesWith({
    'modules/module_resolution.js':
      '\uFEFF{ "waitSeconds": 60, "paths": { "counter": ["https://example.com/counter", "modules/c"], "tap": "modules/tap" } }',
    'modules/fallback_module_resolution.js': 'define({"paths":{"tap":"modules/other-tap"}})',
  })
  expect(problems).toEqual([])
  expect(modules).toEqual([
    {
      identifier: 'counter',
      paths: ['cdn/counter.js', 'modules/counter', 'https://example.com/counter', 'modules/c'],
    },
    { identifier: 'tap', paths: ['modules/tap', 'modules/other-tap'] },
  ])
})

it('reads the files that the item names instead', () => {
  const inside =
    '<qti-interaction-modules primary-configuration="a.json" secondary-configuration="b.json"><qti-interaction-module id="counter"/></qti-interaction-modules>'
  const { modules } = modulesWith(
    { 'a.json': '{"paths":{"counter":"here"}}', 'b.json': '{"paths":{}}' },
    inside,
  )
  expect(modules).toEqual([{ identifier: 'counter', paths: ['here'] }])
})

it('tells of one that is no JSON, and goes on', () => {
  for (const text of ['', 'null', 'require.config(x)', '{"paths": 3}', '[]'])
    expect(modulesWith({ 'modules/module_resolution.js': text }).problems).toEqual([
      'modules/module_resolution.js does not say in JSON where its modules lie',
    ])
})
