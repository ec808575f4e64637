import { expect, it } from 'vitest'
import { deliveryTargets } from './delivery-targets.ts'

it('are those that the operator has named, and no others', () => {
  const CALIPER_URL = 'https://caliper.example'
  const LRS_ENDPOINT = 'https://lrs.example/xapi'
  expect(deliveryTargets({ CALIPER_URL: undefined, LRS_ENDPOINT: undefined })).toEqual([])
  expect(deliveryTargets({ CALIPER_URL, LRS_ENDPOINT: undefined })).toEqual(['caliper'])
  expect(deliveryTargets({ CALIPER_URL: undefined, LRS_ENDPOINT })).toEqual(['xapi'])
  expect(deliveryTargets({ CALIPER_URL, LRS_ENDPOINT })).toEqual(['caliper', 'xapi'])
})
