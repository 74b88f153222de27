/* One epoch of linear softmax descent on bytes: what the processor itself can do.
   Compiled for the machine at hand; see kernel_.py. */
#include <math.h>
#include <stdint.h>

#define C 10
#define MOST 4096 /* numbers in a row */
#define BATCH 256
#define HALF 5
#define WIDE 8 /* d must be a multiple of it */

typedef float wide __attribute__((vector_size(4 * WIDE), aligned(4)));

static float sum_of(wide v)
{
    float sum = 0;
    for (int i = 0; i < WIDE; i++) sum += v[i];
    return sum;
}

static float row[BATCH][MOST] __attribute__((aligned(64)));
static float slope[BATCH][C];

void epoch(const uint8_t *x, const int32_t *y, const int64_t *order, long n, long d,
           long batch, float rate, float center, float factor, float *w, float *b)
{
    for (long begin = 0; begin < n; begin += batch) {
        long m = n - begin < batch ? n - begin : batch;
        for (long r = 0; r < m; r++) {
            const uint8_t *in = x + order[begin + r] * d;
            float *out = row[r];
            for (long j = 0; j < d; j++) out[j] = ((float)in[j] - center) * factor;
        }
        for (long r = 0; r < m; r += 2) { /* two rows share what is read of w */
            const float *p = row[r], *q = row[r + 1 < m ? r + 1 : r];
            float s[2][C];
            for (int half = 0; half < C; half += HALF) {
                wide first[HALF] = {0}, second[HALF] = {0};
                for (long j = 0; j < d; j += WIDE)
                    for (int c = 0; c < HALF; c++) {
                        wide v = *(wide *)(w + (half + c) * d + j);
                        first[c] += v * *(wide *)(p + j);
                        second[c] += v * *(wide *)(q + j);
                    }
                for (int c = 0; c < HALF; c++) {
                    s[0][half + c] = sum_of(first[c]) + b[half + c];
                    s[1][half + c] = sum_of(second[c]) + b[half + c];
                }
            }
            for (int k = 0; k < 2 && r + k < m; k++) {
                float top = s[k][0], sum = 0;
                for (int c = 1; c < C; c++) top = s[k][c] > top ? s[k][c] : top;
                for (int c = 0; c < C; c++) sum += s[k][c] = expf(s[k][c] - top);
                for (int c = 0; c < C; c++)
                    slope[r + k][c] = rate / m
                        * (s[k][c] / sum - (c == y[order[begin + r + k]]));
            }
        }
        for (long j = 0; j < d; j += 2 * WIDE) /* columns of w stay in registers */
            for (int half = 0; half < C; half += HALF) {
                wide left[HALF] = {0}, right[HALF] = {0};
                for (long r = 0; r < m; r++) {
                    wide x0 = *(wide *)(row[r] + j), x1 = *(wide *)(row[r] + j + WIDE);
                    for (int c = 0; c < HALF; c++) {
                        left[c] += slope[r][half + c] * x0;
                        right[c] += slope[r][half + c] * x1;
                    }
                }
                for (int c = 0; c < HALF; c++) {
                    float *v = w + (half + c) * d + j;
                    *(wide *)v -= left[c];
                    if (j + WIDE < d) *(wide *)(v + WIDE) -= right[c];
                }
            }
        for (int c = 0; c < C; c++)
            for (long r = 0; r < m; r++) b[c] -= slope[r][c];
    }
}
