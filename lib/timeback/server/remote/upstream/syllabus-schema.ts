import 'server-only'
import { z } from 'zod'

/** The parts of a syllabus that lessons are read from; whatever else is there is passed over. */
const resource = z.object({
  title: z.string().nullish(),
  metadata: z
    .object({
      lessonType: z.string().nullish(),
      xp: z.number().nullish(),
      masteryThreshold: z.number().nullish(),
      questionCount: z.number().nullish(),
      policy: z.enum(['published', 'evidence']).nullish(),
    })
    .nullish(),
})

const componentResource = z.object({
  id: z.string(),
  sourcedId: z.string().nullish(),
  title: z.string().nullish(),
  lessonType: z.string().nullish(),
  resource,
})

const component = z.object({
  title: z.string(),
  componentResources: z.array(componentResource).nullish(),
  get subComponents() {
    return z.array(component).nullish()
  },
})

export type SyllabusComponent = z.infer<typeof component>

export const syllabusSchema = z.object({
  syllabus: z.object({
    course: z.object({ sourcedId: z.string(), title: z.string() }),
    subComponents: z.array(component),
  }),
})
