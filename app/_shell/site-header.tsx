import Link from 'next/link'
import { CairnMark } from '#components/ui/cairn.tsx'
import { productName } from '#components/ui/product.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { getActor } from '#lib/auth/get-actor.ts'
import { NavLink } from './nav-link.tsx'
import { SignOutButton } from './sign-out-button.tsx'

type NavPage = { href: string; name: string; except?: string[] }

const studentPages: NavPage[] = [
  { href: '/lessons', name: 'Lessons' },
  { href: '/history', name: 'History' },
  { href: '/vr', name: 'VR' },
]
const teacherPages: NavPage[] = [
  { href: '/teacher', name: 'Classes', except: ['/teacher/vr', '/teacher/content'] },
  { href: '/teacher/content', name: 'Content' },
  { href: '/teacher/vr', name: 'VR packages' },
  ...studentPages,
]

const adminPages: NavPage[] = [...teacherPages, { href: '/admin', name: 'School' }]
const pages = { student: studentPages, teacher: teacherPages, admin: adminPages }

/** The product's name and, for who is signed in, the ways to their pages. */
export async function SiteHeader() {
  const actor = await getActor()
  return (
    <header className="border-b border-line bg-surface print:hidden">
      <div className="mx-auto flex w-full max-w-6xl flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 sm:px-6">
        <Link href="/" className="flex min-h-11 items-center gap-2.5 text-xl font-bold">
          <CairnMark className="size-8 text-stone" />
          {productName}
        </Link>
        {actor && <SignedIn actor={actor} />}
      </div>
    </header>
  )
}

function SignedIn({ actor }: { actor: Actor }) {
  return (
    <>
      <nav aria-label="Main" className="max-sm:order-last max-sm:w-full">
        <ul className="flex flex-wrap gap-1 max-sm:-mx-3">
          {pages[actor.role].map(({ name, ...link }) => (
            <li key={link.href}>
              <NavLink {...link}>{name}</NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className="ms-auto flex items-center gap-2">
        <span className="max-w-40 truncate text-soft max-[26rem]:hidden">{actor.name}</span>
        <SignOutButton />
      </div>
    </>
  )
}
