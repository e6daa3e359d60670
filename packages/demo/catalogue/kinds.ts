/** Types of items that the demo has. */
export const permit = '行政许可';
export const service = '公共服务';
export const confirm = '行政确认';
export const grant = '行政给付';
export const filing = '其他行政权力';
