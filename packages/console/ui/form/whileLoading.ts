/** What a select shows of a list that is not there: that it is on its way, or that it did not come. */
export const whileLoading = ({ isLoading, isError }: { isLoading: boolean; isError: boolean }) => ({
  loading: isLoading,
  ...(isLoading && { notFoundContent: '正在载入，请稍候' }),
  ...(isError && { notFoundContent: '没有载入，请刷新页面重试' }),
});
