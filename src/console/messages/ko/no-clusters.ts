import type { noClusters as en } from '#console/messages/en/no-clusters.ts'
import type { Translated } from '#console/messages/translated.ts'

export const noClusters: Translated<typeof en> = {
  none: {
    title: '{region}에 클러스터가 없습니다',
    text: '생성에는 약 10분이 걸립니다. 서브넷과 접속을 허용할 주소가 필요합니다.',
    action: '클러스터 생성',
  },
  filtered: {
    title: '조건에 맞는 클러스터가 없습니다',
    text: '{region}에 이 이름, 상태, 데이터베이스의 클러스터가 없습니다.',
    action: '필터 지우기',
  },
  beyond: { title: '마지막 페이지를 지났습니다', text: '클러스터는 모두 {total, number}개입니다.', action: '첫 페이지' },
}
