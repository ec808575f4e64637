import {
  Apple,
  Cat,
  Fish,
  Flower2,
  Heart,
  House,
  Key,
  type LucideIcon,
  Moon,
  Sailboat,
  Star,
  Sun,
  TreePine,
} from 'lucide-react'
import type { ChildPicture } from '#lib/timeback/contract/child-keys.ts'

const icons: Record<ChildPicture, LucideIcon> = {
  ...{ sun: Sun, moon: Moon, star: Star, fish: Fish, boat: Sailboat, tree: TreePine },
  ...{ house: House, flower: Flower2, heart: Heart, cat: Cat, apple: Apple, key: Key },
}

/** One of the pictures that a child taps; who draws it says what it is. */
export function ChildPictureIcon({ picture, className }: { picture: ChildPicture; className?: string }) {
  const Icon = icons[picture]
  return <Icon aria-hidden className={className} strokeWidth={1.75} />
}
