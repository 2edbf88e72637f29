import { NotFoundState } from '@millyard/ui/portal'

export default function NotFound() {
  return <NotFoundState />
}
