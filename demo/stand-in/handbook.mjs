// @ts-check
/** The shop's handbook: what answers cite, as `retriever_resources`. */

const HANDBOOK = 'c4b7e6a2-91d3-4a5c-b1f8-3e0d6a7c2f15';

/** @type {Record<string, unknown>[]} */
export const handbook = [
  {
    position: 1,
    dataset_id: HANDBOOK,
    dataset_name: 'Pinewake handbook',
    document_id: '1a6f7c3e-5b2d-4d8a-9c4e-7f1b0a3d5e92',
    document_name: 'Drift 2 manual.pdf',
    data_source_type: 'upload_file',
    segment_id: '6b0d2f4a-8c1e-4a3b-9d5f-2e7c4b6a8d01',
    retriever_from: 'api',
    score: 0.9132,
    hit_count: 12,
    word_count: 58,
    segment_position: 4,
    index_node_hash: '9c1e77ab',
    content:
      'The fly of the **Drift 2** holds a water column of 3 000 mm. Pitch it with the low end into the wind and leave ' +
      'the vents open: most "leaks" are condensation.',
    page: 7,
  },
  {
    position: 2,
    dataset_id: HANDBOOK,
    dataset_name: 'Pinewake handbook',
    document_id: '1a6f7c3e-5b2d-4d8a-9c4e-7f1b0a3d5e92',
    document_name: 'Drift 2 manual.pdf',
    data_source_type: 'upload_file',
    segment_id: 'f2a4c6e8-0b1d-4f3a-8c5e-9d7b6a4c2e10',
    retriever_from: 'api',
    score: 0.8417,
    hit_count: 5,
    word_count: 31,
    segment_position: 9,
    index_node_hash: '17d0c5f2',
    content: 'Dry the tent before storing it. Mould on the inner tent is not covered by the guarantee.',
    page: 11,
  },
  {
    position: 3,
    dataset_id: HANDBOOK,
    dataset_name: 'Pinewake handbook',
    document_id: '7e5d3c1b-9a8f-4e6d-b4c2-1f0e9d8c7b6a',
    document_name: 'https://pinewake.example/help/returns',
    data_source_type: 'website_crawl',
    segment_id: '3c5e7a9b-1d2f-4b6c-a8e0-5f4d3c2b1a09',
    retriever_from: 'api',
    score: 0.7726,
    hit_count: 31,
    word_count: 44,
    segment_position: 1,
    index_node_hash: 'be40a913',
    content:
      'You have 60 days to send back what did not suit you. <em>Used</em> gear too, if it is clean & dry.',
  },
];
