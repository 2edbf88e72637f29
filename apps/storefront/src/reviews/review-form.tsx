'use client'
import type { ImageRef, OwnReview } from '@millyard/contracts'
import { useRouter } from 'next/navigation'
import { useExtracted } from 'next-intl'
import { startTransition, useActionState, useEffect, useRef, useState } from 'react'
import { Button, ButtonLink } from '../components/button.tsx'
import { TextArea, TextInput } from '../components/field.tsx'
import { Notice } from '../components/notice.tsx'
import { showToast } from '../components/toast.tsx'
import { SITE_LINKS } from '../site-links.ts'
import { addPhoto, type ReviewAnswer, removePhoto, saveReview } from './actions.ts'
import { type ChosenPhoto, PhotoField } from './photo-field.tsx'
import { StarField } from './star-field.tsx'

export interface ReviewFormProps {
  productId: string
  /** What was written before. */
  review: OwnReview | null
}

/**
 * Writes or edits a review: stars, words, photos. The words are saved first, then the photos one after the other; a photo
 * that is refused stays with its reason, and nothing that was saved is lost. Without scripts the words alone can be saved.
 */
export function ReviewForm({ productId, review }: ReviewFormProps) {
  const t = useExtracted('account')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [photos, setPhotos] = useState<readonly ImageRef[]>(review?.photos ?? [])
  const [chosen, setChosen] = useState<readonly ChosenPhoto[]>([])
  const [hasScripts, setHasScripts] = useState(false)
  useEffect(() => setHasScripts(true), [])

  async function sendPhotos(reviewId: string): Promise<ChosenPhoto[]> {
    const refused: ChosenPhoto[] = []
    for (const photo of chosen) {
      const data = new FormData()
      data.set('reviewId', reviewId)
      data.set('file', photo.file)
      const answer = await addPhoto(data)
      if (answer.ok) setPhotos((before) => [...before, answer.photo])
      else refused.push({ ...photo, error: answer.message })
    }
    return refused
  }

  const [answer, submit, isPending] = useActionState<ReviewAnswer, FormData>(async (before, data) => {
    const saved = await saveReview(before, data)
    if (!saved?.reviewId) return saved
    const refused = await sendPhotos(saved.reviewId)
    setChosen(refused)
    if (refused.length > 0) {
      const message = t(
        'Your words are saved. {count, plural, one {# photo could not be added; see below why.} other {# photos could not be added; see below why.}}',
        { count: refused.length },
      )
      return { ...saved, message }
    }
    showToast({ title: review ? t('Your review is changed') : t('Thank you, your review is there') })
    router.push(SITE_LINKS.reviews)
    return saved
  }, {})

  async function remove(photo: ImageRef) {
    const reviewId = answer.reviewId ?? review?.id
    if (!reviewId) return
    const data = new FormData()
    data.set('reviewId', reviewId)
    data.set('imageId', photo.id)
    const refusal = await removePhoto(null, data)
    if (refusal) showToast({ title: t('The photo is still there'), message: refusal.message, tone: 'bad' })
    else setPhotos((before) => before.filter(({ id }) => id !== photo.id))
  }

  useEffect(() => {
    if (answer.fields) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [answer])

  const start = answer.values ?? {
    rating: review ? String(review.rating) : '',
    title: review?.title ?? '',
    body: review?.body ?? '',
  }
  return (
    <form
      ref={form}
      action={submit}
      noValidate
      className="grid max-w-2xl gap-6"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget)
        data.set('hasPhotos', '1')
        startTransition(() => submit(data))
      }}
    >
      <input type="hidden" name="productId" value={productId} />
      <input type="hidden" name="reviewId" value={answer.reviewId ?? review?.id ?? ''} />
      {answer.message ? (
        <Notice tone="bad" isLive>
          {answer.message}
        </Notice>
      ) : null}
      <StarField defaultValue={start.rating} error={answer.fields?.rating} />
      <TextInput
        label={t('In one line')}
        name="title"
        maxLength={100}
        defaultValue={start.title}
        error={answer.fields?.title}
      />
      <TextArea
        label={t('Your review')}
        name="body"
        rows={6}
        maxLength={4000}
        hint={t('How is it made, how does it do its work, would you buy it again?')}
        defaultValue={start.body}
        error={answer.fields?.body}
      />
      {hasScripts ? (
        <PhotoField photos={photos} onRemove={remove} chosen={chosen} onChange={setChosen} isBusy={isPending} />
      ) : (
        <noscript>
          <p className="text-ink-soft text-sm">{t('Adding photos needs JavaScript.')}</p>
        </noscript>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" isPending={isPending} pendingText={t('Saving')}>
          {review ? t('Save the changes') : t('Publish the review')}
        </Button>
        <ButtonLink href={SITE_LINKS.reviews} variant="quiet">
          {t('Cancel')}
        </ButtonLink>
      </div>
    </form>
  )
}
