'use client'
import { Button, Group } from '@mantine/core'
import { ButtonLink, EmptyState, ErrorState } from '@millyard/ui/portal'
import { useTRPC } from '@millyard/web-kit/client'
import { IconMessageStar } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useExtracted } from 'next-intl'
import { UrlSelect } from '../components/url-select.tsx'
import { ReviewCard } from './review-card.tsx'
import classes from './reviews.module.css'
import { type ReviewFilter, vendorReviewsQuery } from './vendor-reviews-query.ts'

const STARS = [5, 4, 3, 2, 1]

export interface ReviewListProps {
  filter: ReviewFilter
  factoryName: string
  canReply: boolean
}

/** Reviews of the factory's products, those without a reply first. */
export function ReviewList({ filter, factoryName, canReply }: ReviewListProps) {
  const t = useExtracted('client')

  const trpc = useTRPC()
  const reviews = useInfiniteQuery(vendorReviewsQuery(trpc, filter))
  const items = reviews.data?.pages.flatMap((page) => page.items) ?? []
  const isNarrowed = filter.show !== undefined || filter.stars !== undefined
  return (
    <>
      <Group gap="xs" mb="md">
        <UrlSelect
          name="show"
          label={t('Replies')}
          allLabel={t('All reviews')}
          options={[
            { value: 'unanswered', label: t('Without a reply') },
            { value: 'answered', label: t('With a reply') },
          ]}
        />
        <UrlSelect
          name="stars"
          label={t('Stars')}
          allLabel={t('All stars')}
          options={STARS.map((stars) => ({
            value: String(stars),
            label: t('{stars, plural, one {# star} other {# stars}}', { stars }),
          }))}
        />
      </Group>
      {reviews.error && !reviews.data ? (
        <ErrorState
          title={t('We could not load the reviews')}
          error={reviews.error}
          retry={() => reviews.refetch()}
          isRetrying={reviews.isFetching}
        />
      ) : items.length === 0 ? (
        <EmptyState
          icon={<IconMessageStar size={24} stroke={1.5} />}
          title={isNarrowed ? t('No review fits') : t('No reviews yet')}
          description={
            isNarrowed
              ? t('Choose something else above, or show all of them.')
              : t('Buyers can review what was delivered to them. You hear of every review here and by mail.')
          }
          action={
            isNarrowed ? (
              <ButtonLink href="/reviews" variant="default">
                {t('Show all reviews')}
              </ButtonLink>
            ) : undefined
          }
        />
      ) : (
        <ul className={classes.list}>
          {items.map((review) => (
            <li key={review.id}>
              <ReviewCard review={review} factoryName={factoryName} canReply={canReply} />
            </li>
          ))}
        </ul>
      )}
      {reviews.hasNextPage ? (
        <Group justify="center" mt="md">
          <Button variant="default" loading={reviews.isFetchingNextPage} onClick={() => reviews.fetchNextPage()}>
            {t('Load more')}
          </Button>
        </Group>
      ) : null}
    </>
  )
}
