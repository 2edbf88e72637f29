import { newId } from '@millyard/contracts'
import { expect, test } from 'vitest'
import { historySteps } from './history-steps.ts'

const entry = (status: string, at: string, actor = 'system', reason = 'Because') => ({
  id: newId('hst'),
  status,
  at,
  actor,
  reason,
})

test('history is told oldest first, in words, with who did it and why', () => {
  const steps = historySteps([
    entry('shipped', '2026-11-02T10:00:00.000Z', 'carrier', 'Parcel scanned'),
    entry('paid', '2026-11-01T10:00:00.000Z'),
  ])
  expect(steps.map(({ title, description, state }) => [title, description, state])).toEqual([
    ['Paid', 'Because', 'done'],
    ['On its way', 'Parcel scanned, by the carrier', 'current'],
  ])
})

test('a part’s own statuses have words too, and unknown ones are shown as they are', () => {
  const [toShip, unknown] = historySteps([
    entry('to_ship', '2026-11-01T10:00:00.000Z', 'system', ''),
    entry('teleported', '2026-11-02T10:00:00.000Z', 'Ada Moss'),
  ])
  expect(toShip).toMatchObject({ title: 'To ship', description: '' })
  expect(unknown).toMatchObject({ title: 'teleported', description: 'Because, by Ada Moss' })
})

test('a reason that is a sentence has one stop, whoever did it', () => {
  const at = '2026-11-01T10:00:00.000Z'
  const [bySystem, byBuyer] = historySteps([
    entry('cancelled', at, 'system', 'The payment was declined.'),
    entry('cancelled', '2026-11-02T10:00:00.000Z', 'customer', 'Ordered twice.'),
  ])
  expect(bySystem?.description).toBe('The payment was declined.')
  expect(byBuyer?.description).toBe('Ordered twice, by the buyer')
})

test('the last step is where it stands; cancelled failed, completed is done', () => {
  expect(historySteps([entry('cancelled', '2026-11-01T10:00:00.000Z')])[0]?.state).toBe('failed')
  expect(historySteps([entry('completed', '2026-11-01T10:00:00.000Z')])[0]?.state).toBe('done')
})
