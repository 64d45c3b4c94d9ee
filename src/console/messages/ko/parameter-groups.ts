import type { parameterGroups as en } from '#console/messages/en/parameter-groups.ts'
import type { Translated } from '#console/messages/translated.ts'

export const parameterGroups: Translated<typeof en> = {
  title: '파라미터 그룹',
  lead: '메이저 버전별 기본값입니다. 클라우드에서 그룹을 만들거나 변경할 수 없으며, 값은 클러스터별로 변경합니다.',
  name: '이름',
  major: '메이저 버전',
  image: '이미지',
  product: '제품',
  id: 'ID',
  groupId: '파라미터 그룹 ID',
  none: '파라미터 그룹이 없습니다',
  noneText: '{region} 리전에 파라미터 그룹이 없습니다.',
  readAgain: '다시 조회',
  group: {
    back: '파라미터 그룹',
    of: 'PostgreSQL {major}용',
    unknown: '파라미터 그룹',
    find: '파라미터 찾기',
    placeholder: '이름 또는 설명',
    parameter: '파라미터',
    initial: '기본값',
    software: '소프트웨어',
    caption: '그룹의 파라미터',
    shown: '파라미터 {count}개',
    reading: '{total}개 중 {read}개 조회',
    begin: '파라미터 조회 중',
    empty: '일치하는 항목이 없습니다',
    emptyText: '이름이나 설명이 “{search}” 검색어와 일치하는 파라미터가 없습니다.',
    clear: '전체 보기',
    copyHead: '{name} 기본값',
  },
}
