'use client'

import { useRouter } from 'next/navigation'
import { type SyntheticEvent, useState } from 'react'
import { SelectField, TextField } from '#components/forms/field.tsx'
import { SendProblem, useFocusInvalid, useSend } from '#components/forms/use-send.tsx'
import { lessonTypeName } from '#components/lesson/list/lesson-words.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import { plural } from '#components/ui/format.ts'
import { useHydrated } from '#components/ui/use-hydrated.ts'
import {
  defaultDifficulty,
  defaultLessonType,
  defaultPolicy,
  difficulties,
  isAdaptive,
  type LessonType,
  lessonTypes,
  policyNames,
} from '#lib/std/terms.ts'
import type { ContentLessonDetails, ContentPlace, FoundQuestion } from '#lib/timeback/contract/content.ts'
import { difficultyNames, policyWords } from './content-words.ts'
import { OrderList } from './order-list.tsx'
import { QuestionPicker } from './question-picker.tsx'

type Props = {
  /** The course of a new lesson, or the lesson to change. */
  of: { course: { code: string; title: string } } | { lesson: ContentLessonDetails }
}

/** Makes a lesson, or changes what one is, is worth and asks. */
export function LessonEditor({ of }: Props) {
  const lesson = 'lesson' in of ? of.lesson : null
  const hydrated = useHydrated()
  const router = useRouter()
  const { busy, problem, send } = useSend()
  const form = useFocusInvalid(problem)
  const [type, setType] = useState<LessonType>(lesson?.type ?? defaultLessonType)
  const [items, setItems] = useState<ContentPlace[]>(lesson?.items ?? [])

  async function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const unit = String(data.get('unit') ?? '').trim()
    const terms = {
      ...{ title: data.get('title'), type, xp: toNumber(data.get('xp')) ?? null },
      policy: isAdaptive(type) ? data.get('policy') : defaultPolicy,
      ...(!isAdaptive(type) && { masteryThreshold: toNumber(data.get('masteryThreshold')) }),
      ...(unit && { unit }),
    }
    const asked = items.map(({ itemId, difficulty, subTest }) => ({ itemId, difficulty, subTest }))
    const answer = await save(terms, asked)
    if (!answer) return
    router.push(`/teacher/content/lessons/${encodeURIComponent(answer.lesson.id)}`)
    router.refresh()
  }

  /** A new lesson is made first, and asks its questions then. */
  async function save(terms: object, asked: object[]): Promise<Saved | null> {
    if ('lesson' in of) return send<Saved>('PATCH', pathOf(of.lesson.id), { ...terms, items: asked })
    const made = await send<Saved>('POST', '/api/teacher/lessons', { ...terms, course: of.course.code })
    if (!made || asked.length === 0) return made
    return send<Saved>('PATCH', pathOf(made.lesson.id), { items: asked })
  }

  function pick({ itemId, identifier, title }: FoundQuestion) {
    setItems([...items, { itemId, identifier, title, subTest: 1, difficulty: defaultDifficulty }])
  }

  const wrong = itemsProblem(problem?.fields ?? {})
  return (
    <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <form
        ref={form}
        onSubmit={(event) => void submit(event)}
        noValidate
        inert={!hydrated}
        className="grid gap-6"
      >
        <div className="grid gap-5 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <TextField
              label="Title"
              name="title"
              defaultValue={lesson?.title}
              required
              maxLength={200}
              autoComplete="off"
              error={problem?.fields.title}
            />
          </div>
          <TextField
            label="Unit"
            name="unit"
            defaultValue={lesson?.unit}
            maxLength={200}
            autoComplete="off"
            hint={lesson ? undefined : 'Left empty: the last one of the course.'}
            error={problem?.fields.unit}
          />
          <SelectField
            label="Type"
            name="type"
            value={type}
            onChange={(event) => setType(event.target.value as LessonType)}
            error={problem?.fields.type}
          >
            {lessonTypes.map((one) => (
              <option key={one} value={one}>
                {lessonTypeName(one)}
              </option>
            ))}
          </SelectField>
          <TextField
            label="XP"
            name="xp"
            type="number"
            min={0}
            max={1000}
            step="any"
            defaultValue={lesson?.xp ?? undefined}
            hint="Minutes of focused work. Left empty: none."
            error={problem?.fields.xp}
          />
          {isAdaptive(type) ? (
            <SelectField
              label="How the score moves"
              name="policy"
              defaultValue={lesson?.policy ?? defaultPolicy}
              error={problem?.fields.policy}
            >
              {policyNames.map((one) => (
                <option key={one} value={one}>
                  {policyWords[one]}
                </option>
              ))}
            </SelectField>
          ) : (
            <TextField
              label="Mastered from"
              name="masteryThreshold"
              type="number"
              min={1}
              max={100}
              defaultValue={lesson?.masteryThreshold ?? 90}
              hint="Per cent of the points."
              error={problem?.fields.masteryThreshold}
            />
          )}
        </div>
        <section aria-labelledby="questions" className="grid gap-3">
          <h2 id="questions" className="text-2xl font-bold">
            {plural(items.length, 'question')}
          </h2>
          {items.length === 0 ? (
            <EmptyState title="No questions yet">
              Find some and add them, or save first and write new ones.
            </EmptyState>
          ) : (
            <OrderList
              entries={items}
              idOf={({ identifier }) => identifier}
              nameOf={({ title }) => title}
              onChange={setItems}
              mayRemove
            >
              {(place, index) => (
                <PlaceFields
                  place={place}
                  hasTests={!isAdaptive(type)}
                  onChange={(changed) => setItems(items.with(index, changed))}
                />
              )}
            </OrderList>
          )}
          {wrong && <p className="font-semibold text-notyet">{wrong}</p>}
        </section>
        <SendProblem problem={problem} />
        <div>
          <Button type="submit" disabled={busy}>
            {lesson ? 'Save' : 'Make lesson'}
          </Button>
        </div>
      </form>
      <section aria-label="Questions that are there" inert={!hydrated}>
        <QuestionPicker taken={new Set(items.map(({ identifier }) => identifier))} onPick={pick} />
      </section>
    </div>
  )
}

type Saved = { lesson: ContentLessonDetails }

const pathOf = (lessonId: string) => `/api/teacher/lessons/${encodeURIComponent(lessonId)}`

/** Undefined of an empty field. */
function toNumber(value: FormDataEntryValue | null): number | undefined {
  return value === null || value === '' ? undefined : Number(value)
}

/** What is wrong with the questions, by the place of each. */
function itemsProblem(fields: Record<string, string>): string | null {
  const [problem] = Object.entries(fields).filter(([path]) => path.split('.')[0] === 'items')
  if (!problem) return null
  const [path, message] = problem
  const index = path.split('.')[1]
  return index === undefined ? `The questions ${message}.` : `Question ${Number(index) + 1} ${message}.`
}

const small = 'min-h-11 rounded-control border border-edge bg-surface px-2 text-ink'

type PlaceProps = { place: ContentPlace; hasTests: boolean; onChange: (place: ContentPlace) => void }

/** How hard a question is, and, of a lesson with several tests, which of them asks it. */
function PlaceFields({ place, hasTests, onChange }: PlaceProps) {
  const { title, difficulty, subTest } = place
  return (
    <span className="flex gap-2">
      <select
        aria-label={`Difficulty of ${title}`}
        value={difficulty}
        onChange={(event) =>
          onChange({
            ...place,
            difficulty: difficulties.find((one) => one === event.target.value) ?? difficulty,
          })
        }
        className={small}
      >
        {difficulties.map((one) => (
          <option key={one} value={one}>
            {difficultyNames[one]}
          </option>
        ))}
      </select>
      {hasTests && (
        <input
          aria-label={`Test of ${title}`}
          title="Which test asks it"
          type="number"
          min={1}
          max={100}
          value={subTest}
          onChange={(event) =>
            onChange({ ...place, subTest: Math.max(1, Math.trunc(Number(event.target.value))) })
          }
          className={`${small} w-16`}
        />
      )}
    </span>
  )
}
