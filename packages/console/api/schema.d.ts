/** Made from the API’s description by `npm run -s api-types`; not written by hand. */
export interface components {
    schemas: {
        /** @description 日期；所在年份的放假安排尚未公布时，为所等待的年份，公布录入后即为日期 */
        DueDay: string | {
            /**
             * @description 尚无放假安排的年份
             * @example 2027
             */
            awaitsCalendar: number;
            /** @example 待国务院公布 2027 年放假安排 */
            text: string;
        };
        WitnessView: {
            draw: {
                id: string;
                title: string;
                number: string | null;
                /** @enum {string} */
                state: "planned" | "committed" | "executed" | "published" | "voided";
                commitment?: string;
                /** Format: date-time */
                committedAt?: string;
                /** @description 共同抽取中的牵头任务：承诺和随机数只在那里提交；本任务只须为结果作证 */
                first?: string;
                /** @description 同批各任务的承诺，随机数的签名针对它们的指纹 */
                commitments?: string[];
            };
            party: {
                id: string;
                name: string;
                /** @description 登记的公钥；按旧规范的任务没有 */
                key?: string;
                /**
                 * @description program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束
                 * @enum {string}
                 */
                held?: "page" | "program";
                outside?: boolean;
                revealed: boolean;
                /** @description 已为复算过的结果作证 */
                attested: boolean;
                commitment?: string;
            };
            /**
             * Format: date-time
             * @description 轮到您公开时，最迟何时；逾期载入公开日志，再过一天仍不公开的，一年内不得参加见证
             */
            revealBy?: string;
            /** @description 您最后公开时，须先公开而尚未公开的见证方编号；不是最后一方则为空 */
            awaited: string[];
            parties: {
                id: string;
                name: string;
                /** @description 登记的公钥；按旧规范的任务没有 */
                key?: string;
                /**
                 * @description program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束
                 * @enum {string}
                 */
                held?: "page" | "program";
                outside?: boolean;
                /** @description 最后公开随机数的见证方 */
                last: boolean;
                committed: boolean;
                revealed: boolean;
                /** @description 已为复算过的结果作证 */
                attested: boolean;
            }[];
            /** @description 见证程序（单一文件）的 SHA-256，与公开日志中 witness.program 的记载相同；可用 sha256sum 核对 */
            witnessProgram?: string;
        };
        Problem: {
            /**
             * Format: uri
             * @example urn:mingcha:problem:precondition-failed
             */
            type: string;
            /** @example 412 */
            status: number;
            /**
             * @description 稳定不变，供程序判断
             * @example precondition-failed
             */
            code: string;
            /** @example 内容已被他人修改 */
            title: string;
            /**
             * @description 应如何处理
             * @example 您看到的内容已不是最新，请刷新后核对再提交。
             */
            detail: string;
            /**
             * @description 请求的路径
             * @example /v1/tenant
             */
            instance: string;
            /** @description 422 时逐项说明 */
            errors?: {
                /** @description 提交内容中的位置（RFC 6901） */
                pointer?: string;
                /** @description 文件中的行号 */
                row?: number;
                /** @description 文件中的列标题 */
                column?: string;
                /** @enum {string} */
                severity?: "error" | "warning";
                code?: string;
                message: string;
                value?: string;
            }[];
        };
        RegisterVersion: components["schemas"]["RegisterVersionRef"] & {
            parent: string | null;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
            reason: string;
            source: {
                /** @enum {string} */
                type: "import" | "edit" | "seed" | "restore";
                job?: string;
                fileName?: string;
                sha256?: string;
                /** @description 恢复自第几版 */
                restored?: number;
            };
            counts: {
                added: number;
                changed: number;
                unchanged: number;
                removed: number;
            };
            head?: ("draft" | "published")[];
        };
        Actor: {
            sub: string;
            name: string;
        };
        RegisterVersionRef: {
            id: string;
            /** @description 版本号，从 1 起连续 */
            number: number;
            /** @description 整份名录的默克尔根 */
            root: string;
            count: number;
        };
        "Row-objects": {
            id: string;
            name: string;
            /** @enum {string} */
            type: "企业" | "个体工商户" | "农民专业合作社" | "事业单位" | "其他";
            /** @description 脱敏后的内容；以 personal=true 查询时为原文 */
            legalRepresentative?: string;
            authority?: string;
            jurisdiction?: string;
            industry?: string;
            /** Format: date */
            established?: string;
            scope?: string;
            address?: string;
            division: string;
            permits?: {
                name: string;
                number: string;
                /** Format: date */
                validUntil?: string;
                authority?: string;
            }[];
            labels?: string[];
            /** @description 脱敏后的内容；以 personal=true 查询时为原文 */
            contact?: string;
            /** @description 脱敏后的内容；以 personal=true 查询时为原文 */
            phone?: string;
            /**
             * @default 在营
             * @enum {string}
             */
            status: "在营" | "停业" | "注销" | "吊销" | "迁出";
            /** @enum {string} */
            riskClass?: "A" | "B" | "C" | "D";
            itemClasses?: string[];
            /** Format: date */
            lastInspected?: string;
        };
        RegisterChange: {
            version: string;
            number: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
            /** @enum {string} */
            action: "added" | "changed" | "removed";
        };
        InclusionProof: {
            version: components["schemas"]["RegisterVersionRef"];
            /** @description 公开的内容 */
            open: {
                salt: string;
                row: {
                    [key: string]: unknown;
                };
            };
            /** @description 其余内容的哈希；可见个人信息且要求时为内容 */
            closed: string | {
                salt: string;
                row: {
                    [key: string]: unknown;
                };
            };
            page: {
                index: number;
                size: number;
                /** @description 由邻近到根的哈希 */
                path: string[];
                prefix: string;
                rowsRoot: string;
            };
            list: {
                index: number;
                size: number;
                /** @description 由邻近到根的哈希 */
                path: string[];
            };
        };
        RegisterColumns: {
            kind: string;
            columns: components["schemas"]["RegisterColumn"][];
            writes: {
                /**
                 * @description 可修改：全部、本部门的、没有
                 * @enum {string}
                 */
                rows: "all" | "own" | "none";
                /** @description own 时：该列为 depts 之一的行可以修改 */
                field?: string;
                /** @description own 时：本部门；账号没有所属部门时没有 */
                dept?: string;
                /** @description own 时：可以修改其行的部门 */
                depts?: string[];
            };
        };
        RegisterColumn: {
            field: string;
            /** @description 列标题 */
            header: string;
            /** @enum {string} */
            type: "text" | "code" | "date" | "enum" | "list" | "integer" | "boolean" | "records";
            /** @description 可填的内容；没有则不限 */
            values?: (string | {
                value: string;
                label?: string;
                aliases?: string[];
            })[];
            /** @description values 之外可填的代码，正则表达式 */
            form?: string;
            required?: boolean;
            /** @description 填写说明 */
            note?: string;
            /** @description 内容是部门编号 */
            department?: boolean;
            example?: string;
            filterable?: boolean | "prefix";
            searchable?: boolean;
            /** @description 个人信息，缺省脱敏 */
            personal?: boolean;
            /** @description 不对外公开 */
            internal?: boolean;
            /** @description 采用自上级目录的，由谁确定，本级不能修改 */
            decidedBy?: string;
            /** @description 由系统填写 */
            system?: boolean;
            /** @description 在本市不由人填写：为什么，怎样办理 */
            claimed?: string;
            /** @description 每条记录的各列 */
            records?: {
                field: string;
                /** @description 列标题 */
                header: string;
                /** @enum {string} */
                type: "text" | "code" | "date" | "enum" | "list" | "integer" | "boolean" | "records";
                /** @description 可填的内容；没有则不限 */
                values?: (string | {
                    value: string;
                    label?: string;
                    aliases?: string[];
                })[];
                /** @description values 之外可填的代码，正则表达式 */
                form?: string;
                required?: boolean;
                /** @description 填写说明 */
                note?: string;
                /** @description 内容是部门编号 */
                department?: boolean;
                example?: string;
                filterable?: boolean | "prefix";
                searchable?: boolean;
                /** @description 个人信息，缺省脱敏 */
                personal?: boolean;
                /** @description 不对外公开 */
                internal?: boolean;
                /** @description 采用自上级目录的，由谁确定，本级不能修改 */
                decidedBy?: string;
                /** @description 由系统填写 */
                system?: boolean;
                /** @description 在本市不由人填写：为什么，怎样办理 */
                claimed?: string;
            }[];
        };
        ImportResult: {
            job: string;
            version?: components["schemas"]["RegisterVersionRef"];
            summary: components["schemas"]["ImportSummary"];
            check?: components["schemas"]["ImportCheck"];
            /** @description 核对时：前 100 处错误 */
            errors?: components["schemas"]["ImportIssue"][];
            /** @description 核对时：前 100 处提醒 */
            warnings?: components["schemas"]["ImportIssue"][];
        };
        ImportSummary: {
            rows: number;
            added: number;
            changed: number;
            unchanged: number;
            removed: number;
            rejected: number;
            warnings: number;
        };
        ImportCheck: {
            /** @description 核对时的当前版本；确认时须仍是它 */
            base: components["schemas"]["RegisterVersionRef"] | null;
            /** @description 可以确认：没有错误，或允许跳过有错误的行 */
            ready: boolean;
            /** @description 作为列标题的是文件的第几行；其上各行不读 */
            headerRow?: number;
            /** @description 改动举例，新增、修改、移除各至多 10 行；个人信息已脱敏 */
            examples?: {
                id: string;
                /** @enum {string} */
                action: "added" | "changed" | "removed";
                fields: {
                    column: string;
                    before?: string;
                    after?: string;
                }[];
            }[];
        };
        ImportIssue: {
            row?: number;
            column?: string;
            /** @enum {string} */
            severity: "error" | "warning";
            code: string;
            message: string;
            value?: string;
        };
        "Row-inspectors": {
            id: string;
            name: string;
            certificate: string;
            /** Format: date */
            validUntil: string;
            dept: string;
            /**
             * @default 市
             * @enum {string}
             */
            level: "市" | "县" | "乡";
            position?: string;
            function?: string;
            /** @default [] */
            divisions: string[];
            /** @default [] */
            items: string[];
            /** @default [] */
            skills: string[];
            expert?: boolean;
            /** @description 脱敏后的内容；以 personal=true 查询时为原文 */
            phone?: string;
            /**
             * @default 在岗
             * @enum {string}
             */
            status: "在岗" | "停用";
            adjust?: number;
            /** @enum {string} */
            adjustGround?: "leave" | "part-time" | "duty" | "other";
        };
        "Row-inspection-items": {
            id: string;
            name: string;
            dept: string;
            /** @enum {string} */
            kind: "一般" | "重点";
            category?: string;
            levels?: ("省" | "市" | "县" | "乡")[];
            basis?: string;
            modes?: ("现场检查" | "书面检查" | "网络监测")[];
            objects?: string;
            labels?: string[];
            /** @default [] */
            skills: string[];
            ratioCap?: number;
            timesPerYear?: number;
            points?: {
                point: string;
                /** @default 合格、不合格、不适用 */
                answers: string;
                basis?: string;
            }[];
            papers?: ("询问笔录" | "勘验笔录" | "抽样记录" | "责令改正通知书" | "抄告单")[];
            /**
             * @default 启用
             * @enum {string}
             */
            status: "启用" | "停用";
        };
        "Row-divisions": {
            id: string;
            name: string;
            /** @enum {string} */
            level: "市" | "县" | "乡" | "村";
        };
        "Row-access-grounds": {
            id: string;
            name: string;
            basis?: string;
        };
        "Row-items": {
            id: string;
            name: string;
            dept: string;
            statutoryDays: number;
            promisedDays: number;
            fee?: number;
            materials?: {
                name: string;
                form?: string;
            }[];
        };
        "Row-hotline-kinds": {
            id: string;
            name: string;
            contactDays: number;
            handleDays: number;
        };
        "Row-award-clauses": {
            id: string;
            name: string;
            basis: string;
            matter?: string;
            base: string;
            least?: number;
            perMille?: number;
            fixed?: number;
            most?: number;
        };
        "Row-inspection-caps": {
            id: string;
            name: string;
            dept?: string;
            kinds: ("双随机抽查" | "日常检查" | "专项检查" | "个案检查")[];
            most: number;
            basis?: string;
        };
        "Row-list-kinds": {
            id: string;
            title: string;
            noun: string;
            unit?: string;
            group?: string;
            about?: string;
            basis?: string;
            reviewed?: boolean;
            sameBy?: string;
            openNote?: string;
            elements: {
                field: string;
                title: string;
                /** @enum {string} */
                type: "text" | "code" | "date" | "number" | "flag" | "choice" | "choices" | "words" | "department" | "division" | "records";
                of?: string;
                required?: boolean;
                choices?: string[];
                least?: number;
                most?: number;
                search?: boolean;
                filter?: boolean;
                shown?: boolean;
                open?: boolean;
                internal?: boolean;
                /** @enum {string} */
                owner?: "国家" | "省" | "市" | "县";
                note?: string;
                example?: string;
            }[];
            codes?: {
                of: string;
                title: string;
                form: string;
                values?: string[];
                /** @enum {string} */
                check?: "uscc";
            }[];
            rules?: {
                name: string;
                field: string;
                /** @enum {string} */
                severity: "error" | "warning";
                when?: string;
                test: string;
                message: string;
                basis?: string;
            }[];
        };
        "Row-list-checks": {
            id: string;
            title: string;
            list: string;
            when?: string;
            key: string;
            /** @enum {string} */
            must: "listed" | "unlisted" | "same";
            other: string;
            otherKey: string;
            otherWhen?: string;
            same?: {
                own: string;
                other: string;
            }[];
            field?: string;
            /** @enum {string} */
            severity: "error" | "warning";
            message: string;
            basis?: string;
        };
        ListKind: {
            name: string;
            title: string;
            noun: string;
            unit: string;
            group?: string;
            about?: string;
            basis?: string;
            /** @description 列表缺省显示的列 */
            fields: string[];
            /** @description 由本市在清单目录中定义 */
            own: boolean;
            /** @description 公布后对公众公开 */
            open: boolean;
            /** @description 经审核后公示 */
            reviewed: boolean;
            /** @description 公布的各行有办事指南 */
            guides: boolean;
            draft: {
                number: number;
                count: number;
            } | null;
            published: {
                number: number;
                count: number;
                /** Format: date-time */
                at: string;
            } | null;
        };
        ListFindings: {
            items: components["schemas"]["ListFinding"][];
            /** @description 下一页的翻页标识，没有则为 null */
            next: string | null;
            total: number;
            lists: {
                list: string;
                title: string;
                rows: number;
                count: number;
            }[];
            rules: {
                list: string;
                rule: string;
                title: string;
                /** @enum {string} */
                severity: "error" | "warning";
                count: number;
            }[];
            departments: {
                dept?: string;
                count: number;
            }[];
            /** @description 清单改过以后不能再用的清单间规则 */
            faulty: {
                rule: string;
                title: string;
                why: string;
            }[];
        };
        ListFinding: {
            list: string;
            rule: string;
            /** @enum {string} */
            severity: "error" | "warning";
            id: string;
            name: string;
            dept?: string;
            /** @description 指向的字段 */
            field: string;
            /** @description 字段的名称 */
            header: string;
            /** @description 规则的名称 */
            title: string;
            message: string;
            /** @description 这一条现在的版本，批量修改时给出 */
            etag: string;
        };
        ListRule: {
            list: string;
            rule: string;
            title: string;
            /** @description 应当满足什么 */
            explained: string;
            basis?: string;
            field: string;
            /** @enum {string} */
            kind: "within" | "between";
            /**
             * @description 规则自身规定的
             * @enum {string}
             */
            usual: "error" | "warning";
            /**
             * @description 本市设定的
             * @enum {string}
             */
            set?: "error" | "warning" | "off";
        };
        ListRowsSet: {
            number: number;
            changed: number;
        };
        RowSuspension: {
            row: string;
            /** @description 据以停用的“事项紧急停用” */
            case: string;
            reason: string;
            /** Format: date-time */
            since: string;
            /**
             * Format: date-time
             * @description 第二人何时确认
             */
            confirmedAt?: string;
            /**
             * Format: date-time
             * @description 何时恢复；没有则还在停用
             */
            until?: string;
        };
        "Row-list-rows": {
            id: string;
        } & {
            [key: string]: unknown;
        };
        ImportJob: {
            id: string;
            /** @enum {string} */
            kind: "import";
            register: string;
            /** @enum {string} */
            mode: "replace" | "merge" | "remove" | "restore";
            partial: boolean;
            reason: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            /** Format: date-time */
            createdAt: string;
            by: components["schemas"]["Actor"];
            fileName?: string;
            progress?: {
                /** @enum {string} */
                phase: "reading" | "checking" | "writing";
                rows: number;
                total?: number;
            };
            summary?: components["schemas"]["ImportSummary"];
            version?: components["schemas"]["RegisterVersionRef"];
            errorCount?: number;
            /** @description 前 100 处错误；全部见 errors.xlsx */
            errors?: components["schemas"]["ImportIssue"][];
            /** @description 前 100 处提醒 */
            warnings?: components["schemas"]["ImportIssue"][];
            /** @description 只核对，不写入 */
            dryRun?: boolean;
            check?: components["schemas"]["ImportCheck"];
            failure?: {
                code: string;
                message: string;
            };
        };
        DrawPreview: {
            versions: {
                objects: string;
                inspectors: string;
                items: string;
            };
            frame: {
                objects: number;
                inspectors: number;
            };
            excluded: {
                scope?: number;
                status?: number;
                frequency?: number;
                cap?: number;
                exempt?: number;
            };
            benched: {
                dept?: number;
                leave?: number;
                left?: number;
                certificate?: number;
                duty?: number;
                other?: number;
            };
            strata: {
                stratum: string;
                frame: number;
                take: number;
                reserve: number;
                enough: boolean;
            }[];
            inspectors: {
                dept: string;
                total: number;
                byRegion: {
                    [key: string]: number;
                };
                bySkill: {
                    [key: string]: number;
                };
            }[];
            shortages: {
                dept: string;
                objects: number;
            }[];
            /** @description 不参加、调整负荷和回避使人员预期检查户数发生的变化：变化较大的人员，其余人员为平均数；没有变化的部门不列 */
            shares: {
                dept: string;
                persons: {
                    before: number;
                    after: number;
                    inspector: string;
                    name: string;
                }[];
                others: {
                    before: number;
                    after: number;
                    count: number;
                };
            }[];
            warnings: {
                code: string;
                message: string;
            }[];
        };
        DrawCompose: {
            title: string;
            /** @description 所执行的抽查任务（inspection-tasks 事项）的编号：已批准、尚未结束，事项和部门在任务之内 */
            task?: string;
            items: string[];
            /** @enum {string} */
            disclosure: "full" | "sealed";
            /**
             * @description outcome 为抽取结果公示：名单随抽取结果公示；results 为检查结果公示：名单随检查结果公示，此前只公示数量和结果指纹。缺省为 outcome
             * @enum {string}
             */
            names?: "outcome" | "results";
            /** @default {} */
            filter: {
                regions?: string[];
                industries?: string[];
                types?: string[];
                labels?: string[];
                classes?: ("A" | "B" | "C" | "D" | "U")[];
                statuses?: string[];
                /** Format: date */
                lastInspectedBefore?: string;
                /** @description 管辖单位的部门编号 */
                jurisdictions?: string[];
                /** @description 登记机关，须全同 */
                authorities?: string[];
                /**
                 * Format: date
                 * @description 成立日期不早于
                 */
                establishedFrom?: string;
                /**
                 * Format: date
                 * @description 成立日期不晚于
                 */
                establishedUntil?: string;
                /** @description 许可证名称含其中之一；许可证的各项条件须由同一许可证符合 */
                permits?: string[];
                /** @description 许可证的发证机关，须全同 */
                permitAuthorities?: string[];
                /**
                 * Format: date
                 * @description 许可证有效期早于这一天届满
                 */
                permitEndsBefore?: string;
                /** @description 经营范围含其中之一 */
                scopes?: string[];
                /** @description 名称含其中之一 */
                names?: string[];
                /** @description 住所含其中之一 */
                addresses?: string[];
                /** @description 编号以其中之一开头，如某一专题库的自编码 */
                codes?: string[];
            };
            /**
             * @default class
             * @enum {string}
             */
            stratify: "class" | "none";
            /** @description 缺省取本市的比例 */
            strata?: {
                /** @enum {string} */
                stratum: "A" | "B" | "C" | "D" | "U" | "all";
                /** @description 比例，千分之几 */
                permille?: number;
                /** @description 数量 */
                count?: number;
                /**
                 * @description 候补数量
                 * @default 0
                 */
                reserve: number;
            }[];
            teams: {
                dept: string;
                size: number;
            }[];
            /**
             * @default [
             *       "region",
             *       "skills"
             *     ]
             */
            match: ("region" | "skills")[];
            seed: {
                /** @enum {string} */
                source: "drand";
                /** @default 300 */
                delaySeconds: number;
            } | {
                /** @enum {string} */
                source: "witness";
                parties: {
                    /** @description 本市登记的见证方的编号 */
                    id: string;
                }[];
                /** @description 最后公开随机数的见证方，须为本市政府以外的单位；缺省为其中最后一个这样的单位 */
                last?: string;
            } | {
                /** @enum {string} */
                source: "local";
            };
            /** @default [] */
            recusals: {
                object: string;
                inspector: string;
                /**
                 * @description 缺省为其他
                 * @enum {string}
                 */
                ground?: "kin" | "interest" | "request" | "rotation" | "other";
                /** @default  */
                reason: string;
            }[];
            /** @description 由人增加的负荷及其理由；每个部门不超过四分之一的人员 */
            adjustments?: {
                inspector: string;
                add: number;
                /** @enum {string} */
                ground: "leave" | "part-time" | "duty" | "other";
                /** @default  */
                note: string;
            }[];
            /** @description 本次不参加的人员及其理由 */
            benched?: {
                inspector: string;
                /** @enum {string} */
                reason: "leave" | "duty" | "other";
                /** @default  */
                note: string;
            }[];
        };
        Draw: components["schemas"]["DrawSummary"] & {
            compose: components["schemas"]["DrawCompose"];
            plan?: components["schemas"]["DrawPlan"];
            pinned?: {
                objects: string;
                inspectors: string;
                items: string;
            };
            committedBy?: components["schemas"]["Actor"];
            reveal?: components["schemas"]["DrawReveal"];
            seed?: string;
            executedBy?: components["schemas"]["Actor"];
            parties: {
                id: string;
                name: string;
                /** @description 登记的公钥；按旧规范的任务没有 */
                key?: string;
                /**
                 * @description program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束
                 * @enum {string}
                 */
                held?: "page" | "program";
                outside?: boolean;
                /** @description 最后公开随机数的见证方 */
                last: boolean;
                committed: boolean;
                revealed: boolean;
                /** @description 已为复算过的结果作证 */
                attested: boolean;
                link?: string;
            }[];
            substitutions: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                object: string;
                reserve: {
                    id: string;
                    stratum: string;
                    ticket: string;
                    inspectors: string[];
                    pool?: number[];
                    short?: {
                        dept: string;
                        missing: number;
                    }[];
                };
                reason: string;
            }[];
            inspectorSubstitutions: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                second?: components["schemas"]["Actor"] & unknown;
                object: {
                    id: string;
                    name: string;
                };
                inspector: {
                    id: string;
                    name: string;
                    dept: string;
                };
                /**
                 * @description 不能检查的事由
                 * @enum {string}
                 */
                ground: "illness" | "leave" | "conflict" | "certificate" | "left" | "other";
                substitute: {
                    id: string;
                    name: string;
                    dept: string;
                };
                /** @description 只向组织抽取的部门、市级管理员和监督审计人员提供 */
                reason?: string;
            }[];
            /** @description 待另一人同意的更换检查人员 */
            replacing?: {
                object: {
                    id: string;
                    name: string;
                };
                inspector: {
                    id: string;
                    name: string;
                    dept: string;
                };
                /**
                 * @description 不能检查的事由
                 * @enum {string}
                 */
                ground: "illness" | "leave" | "conflict" | "certificate" | "left" | "other";
                reason: string;
            };
            seedReady: boolean;
            /**
             * @description 可见的抽取结果：全部、本人的检查任务或无。名单公示前，种子、递补和结果只向可见全部的人提供
             * @enum {string}
             */
            sight: "all" | "own" | "none";
            can: ("edit" | "delete" | "commit" | "execute" | "publish" | "publishNames" | "substitute" | "substituteInspector" | "dispatch" | "void" | "rejectProposal" | "confirmVoid" | "rejectVoid")[];
        };
        /** @description 所执行的抽查任务 */
        DrawTask: {
            /** @description 可用于 GET /v1/cases/inspection-tasks/{id}，公示的可用于公开事项 */
            id: string;
            number: string;
            title: string;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** @description 任务所属的年度抽查计划；计划外的没有 */
            plan?: {
                id: string;
                number: string;
                title: string;
            };
        };
        /** @description 待公示的正式抽查的公示期限 */
        DrawPublication: {
            /**
             * Format: date
             * @description 最迟哪一天公示结果
             */
            due?: string;
            /** @description 尚不能确定期限的原因 */
            text?: string;
            /**
             * @description green 未到期，yellow 将到期，red 逾期未公示，grey 期限尚不能确定
             * @enum {string}
             */
            light: "green" | "yellow" | "red" | "grey";
        };
        DrawPlan: components["schemas"]["DrawPlan1"] | components["schemas"]["DrawPlan2"] | components["schemas"]["DrawPlanInBatch"];
        /** @description 规范 mingcha-draw/1 的计划 */
        DrawPlan1: {
            /** @enum {string} */
            spec: "mingcha-draw/1";
            tenant: string;
            draw: string;
            sequence: number;
            title: string;
            items: string[];
            /** @enum {string} */
            disclosure: "full" | "sealed";
            teams: {
                dept: string;
                size: number;
            }[];
            match: ("region" | "skills")[];
            objects: {
                count: number;
                root: string;
            };
            inspectors: {
                count: number;
                root: string;
            };
            recusals: {
                count: number;
                root: string;
            };
            strata: {
                stratum: string;
                take: number;
                reserve: number;
            }[];
            seed: {
                /** @enum {string} */
                source: "drand";
                chain: string;
                round: number;
            } | {
                /** @enum {string} */
                source: "witness";
                parties: {
                    id: string;
                    commitment: string;
                }[];
            } | {
                /** @enum {string} */
                source: "local";
            };
        };
        /** @description 规范 mingcha-draw/2 的计划 */
        DrawPlan2: {
            /** @enum {string} */
            spec: "mingcha-draw/2";
            tenant: string;
            draw: string;
            sequence: number;
            title: string;
            items: string[];
            /** @enum {string} */
            disclosure: "full" | "sealed";
            teams: {
                dept: string;
                size: number;
            }[];
            match: ("region" | "skills")[];
            objects: {
                count: number;
                root: string;
            };
            inspectors: {
                count: number;
                root: string;
            };
            recusals: {
                count: number;
                root: string;
            };
            strata: {
                stratum: string;
                take: number;
                reserve: number;
            }[] | {
                take: number;
                reserve: number;
                hash: string;
            };
            seed: {
                /** @enum {string} */
                source: "drand";
                chain: string;
                round: number;
            } | {
                /** @enum {string} */
                source: "witness";
                last: string;
                parties: {
                    id: string;
                    commitment: string;
                    key: string;
                    signature: string;
                }[];
            } | {
                /** @enum {string} */
                source: "local";
            };
            lists: {
                objects: {
                    count: number;
                    root: string;
                    version: string;
                    ids: string;
                };
                inspectors: {
                    count: number;
                    root: string;
                    version: string;
                    ids: string;
                };
                items: {
                    count: number;
                    root: string;
                    version: string;
                };
            };
            /** @description 所用的筛选条件；按分类的条件只有其指纹 */
            scope: {
                [key: string]: unknown;
            };
            /** @description 名录库中不在抽取范围内的对象，按原因的数量 */
            excluded: {
                count: number;
                root: string;
                reasons: {
                    scope?: number;
                    status?: number;
                    frequency?: number;
                    cap?: number;
                    exempt?: number;
                };
            };
            /** @description 名录库中不参加的人员，按原因的数量 */
            benched: {
                count: number;
                root: string;
                reasons: {
                    dept?: number;
                    leave?: number;
                    left?: number;
                    certificate?: number;
                    duty?: number;
                    other?: number;
                };
            };
            loads: {
                year: number;
                size: number;
            };
            /** @description 由人调整过负荷的人数 */
            adjusted: number;
            classed: ("scope" | "status" | "frequency" | "cap" | "exempt")[];
            /** @description 一年内同一事项、至今未公示的抽取任务 */
            redraws: string[];
        };
        /** @description 规范 mingcha-draw/2 的计划，同批抽取之一 */
        DrawPlanInBatch: {
            /** @enum {string} */
            spec: "mingcha-draw/2";
            tenant: string;
            draw: string;
            sequence: number;
            title: string;
            items: string[];
            /** @enum {string} */
            disclosure: "full" | "sealed";
            teams: {
                dept: string;
                size: number;
            }[];
            match: ("region" | "skills")[];
            objects: {
                count: number;
                root: string;
            };
            inspectors: {
                count: number;
                root: string;
            };
            recusals: {
                count: number;
                root: string;
            };
            strata: {
                stratum: string;
                take: number;
                reserve: number;
            }[] | {
                take: number;
                reserve: number;
                hash: string;
            };
            seed: {
                /** @enum {string} */
                source: "drand";
                chain: string;
                round: number;
            } | {
                /** @enum {string} */
                source: "witness";
                last: string;
                parties: {
                    id: string;
                    commitment: string;
                    key: string;
                    signature: string;
                }[];
            } | {
                /** @enum {string} */
                source: "local";
            };
            lists: {
                objects: {
                    count: number;
                    root: string;
                    version: string;
                    ids: string;
                };
                inspectors: {
                    count: number;
                    root: string;
                    version: string;
                    ids: string;
                };
                items: {
                    count: number;
                    root: string;
                    version: string;
                };
            };
            /** @description 所用的筛选条件；按分类的条件只有其指纹 */
            scope: {
                [key: string]: unknown;
            };
            /** @description 名录库中不在抽取范围内的对象，按原因的数量 */
            excluded: {
                count: number;
                root: string;
                reasons: {
                    scope?: number;
                    status?: number;
                    frequency?: number;
                    cap?: number;
                    exempt?: number;
                };
            };
            /** @description 名录库中不参加的人员，按原因的数量 */
            benched: {
                count: number;
                root: string;
                reasons: {
                    dept?: number;
                    leave?: number;
                    left?: number;
                    certificate?: number;
                    duty?: number;
                    other?: number;
                };
            };
            loads: {
                year: number;
                size: number;
            };
            /** @description 由人调整过负荷的人数 */
            adjusted: number;
            classed: ("scope" | "status" | "frequency" | "cap" | "exempt")[];
            /** @description 一年内同一事项、至今未公示的抽取任务 */
            redraws: string[];
            batch: {
                draws: string[];
                /** @enum {string} */
                mode: "together" | "apart";
            };
        };
        /** @description 种子材料 */
        DrawReveal: {
            round: number;
            signature: string;
            /** @description 同批各任务的承诺，按批内次序 */
            commitments?: string[];
        } | {
            nonces: {
                [key: string]: string;
            };
            signatures: {
                [key: string]: string;
            };
            /** @description 同批各任务的承诺，按批内次序 */
            commitments?: string[];
        } | {
            nonces: {
                [key: string]: string;
            };
        } | {
            random: string;
            /** @description 同批各任务的承诺，按批内次序 */
            commitments?: string[];
        };
        DrawSummary: {
            id: string;
            year: number | null;
            sequence: number | null;
            /** @description 如 2026-003；演练如 演练-3 */
            number: string | null;
            /**
             * @description 编号所属的序列；编号在 official 而 source 为 local 的，是演练占号
             * @enum {string}
             */
            series: "official" | "rehearsal";
            title: string;
            task?: components["schemas"]["DrawTask"];
            /** @enum {string} */
            state: "planned" | "committed" | "executed" | "published" | "voided";
            lock: number;
            /** @enum {string} */
            source: "drand" | "witness" | "local";
            /** @description 种子可由任何人核验：演练和演示信标的不可 */
            verifiable: boolean;
            /** @enum {string} */
            disclosure: "full" | "sealed";
            /**
             * @description outcome 为抽取结果公示，名单随抽取结果公示；results 为检查结果公示，名单随检查结果公示
             * @enum {string}
             */
            names: "outcome" | "results";
            /**
             * Format: date-time
             * @description 名单随检查结果公示的，名单何时公示
             */
            namedAt?: string;
            items: string[];
            leadDept: string;
            /** @description 所在的共同抽取的编号 */
            batch?: string;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            commitment?: string;
            /** Format: date-time */
            committedAt?: string;
            frame?: {
                objects: number;
                inspectors: number;
            };
            /** Format: date-time */
            seedDueAt?: string;
            /** @description 轮到公开随机数的见证方，及其最迟何时公开 */
            revealDue?: {
                /** Format: date-time */
                at: string;
                names: string[];
            };
            /** Format: date-time */
            executedAt?: string;
            selected?: number;
            reserves?: number;
            /** Format: date-time */
            publishedAt?: string;
            publication?: components["schemas"]["DrawPublication"];
            /** Format: date-time */
            voidedAt?: string;
            voidReason?: string;
            /** @enum {string} */
            voidGround?: "lists" | "scope" | "seed" | "fault" | "other";
            /**
             * Format: date-time
             * @description 派发检查任务的时间
             */
            dispatchedAt?: string;
            /** @description 待另一人同意的操作：再次请求同一操作即为同意 */
            proposal?: {
                /** @enum {string} */
                action: "commit" | "publish" | "publishNames" | "substituteInspector";
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            };
            /** @description 待另一人复核的作废申请 */
            voiding?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
                /** @enum {string} */
                ground?: "lists" | "scope" | "seed" | "fault" | "other";
            };
        };
        DrawBatchSummary: {
            id: string;
            /** @enum {string} */
            state: "gathering" | "committed" | "executed" | "published" | "voided";
            lock: number;
            title: string;
            /**
             * @description together 联合：各任务尽量抽中相同的企业，一次上门；apart 错开：各任务尽量避开彼此抽中的企业
             * @enum {string}
             */
            mode: "together" | "apart";
            draws: string[];
            /** @description 牵头任务的部门 */
            lead: string[];
            depts: string[];
            /** @description 已就绪的任务数 */
            ready: number;
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            committed?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            };
            /** Format: date-time */
            executedAt?: string;
            /** Format: date-time */
            publishedAt?: string;
            /**
             * Format: date-time
             * @description 名单随检查结果公示的，名单何时公示
             */
            namedAt?: string;
            /** @description 待另一人同意的操作：再次请求同一操作即为同意 */
            proposal?: {
                /** @enum {string} */
                action: "commit" | "publish" | "publishNames" | "substituteInspector";
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            };
            /** @description 待另一人复核的作废申请 */
            voiding?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
                /** @enum {string} */
                ground?: "lists" | "scope" | "seed" | "fault" | "other";
            };
            voided?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
                /** @enum {string} */
                ground?: "lists" | "scope" | "seed" | "fault" | "other";
                second?: components["schemas"]["Actor"];
            };
        };
        DrawBatch: components["schemas"]["DrawBatchSummary"] & {
            /** @enum {string} */
            source: "drand" | "witness" | "local";
            /** @enum {string} */
            disclosure: "full" | "sealed";
            /**
             * @description outcome 为抽取结果公示，名单随抽取结果公示；results 为检查结果公示，名单随检查结果公示
             * @enum {string}
             */
            names: "outcome" | "results";
            members: components["schemas"]["DrawBatchMember"][];
            /** Format: date-time */
            seedDueAt?: string;
            round?: number;
            seedReady: boolean;
            can: ("edit" | "delete" | "join" | "leave" | "ready" | "prepare" | "commit" | "execute" | "publish" | "publishNames" | "substitute" | "void" | "rejectProposal" | "confirmVoid" | "rejectVoid")[];
        };
        DrawBatchMember: {
            id: string;
            title: string;
            departments: string[];
            /** @enum {string} */
            state: "planned" | "committed" | "executed" | "published" | "voided";
            number: string | null;
            /** @description 谁确认了就绪 */
            ready: {
                draw: string;
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            } | null;
            /** @description 可以查看该任务 */
            seen: boolean;
            /** @description 可以替该任务加入、就绪和退出 */
            mine: boolean;
            commitment?: string;
            objects?: number;
            selected?: number;
        };
        VisitOverlaps: {
            /** @description 相隔不超过几天的 */
            days: number;
            /** @description 有几户 */
            total: number;
            /** @description 是否可以合并：组织抽取的部门中可以登记行政检查的人员、市级管理员 */
            can: boolean;
            items: {
                object: string;
                name: string;
                others: components["schemas"]["OtherVisit"][];
            }[];
            /** @description 已经合并的，至多列出 100 户 */
            joined: {
                total: number;
                items: components["schemas"]["JoinedVisit"][];
            };
            next: string | null;
        };
        OtherVisit: {
            /** @description 检查类型 */
            kind: string;
            depts: string[];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /** @description 已经派发的检查 */
            visit?: {
                id: string;
                number?: string;
                state: string;
            };
            /** @description 抽查编号 */
            task?: string;
            /** @description 合并后由本次抽查牵头；否则由对方牵头 */
            leads: boolean;
            /** @description 为什么不能合并 */
            fault?: string;
            /** @description 合并后、登记前可以撤销；两次都已派发的，其中一次终止并公开，不能恢复 */
            undoable: boolean;
        };
        JoinedVisit: {
            object: string;
            name: string;
            /** @description 与哪次抽查合并 */
            task: string;
            /** @description 那次抽查的部门 */
            depts: string[];
            /** @description 由本次抽查牵头；否则由对方牵头 */
            leads: boolean;
            /** @description 为什么不能撤销合并 */
            fault?: string;
        };
        JoinedVisits: {
            joined: number;
            items: {
                object: string;
                name?: string;
                /** @enum {string} */
                state: "joined" | "refused";
                /** @description 与哪次抽查合并 */
                task?: string;
                /** @description 为什么没有合并 */
                reason?: string;
            }[];
        };
        SeparatedVisit: {
            object: string;
            task: string;
            /** @enum {string} */
            state: "separated" | "apart";
        };
        DrawResultRow: {
            order: number;
            id: string;
            name: string;
            stratum: string;
            region: string;
            ticket: string;
            /** @description 现在的检查人员，第一名为组长 */
            inspectors: {
                id: string;
                name: string;
                dept: string;
            }[];
            /** @description 被更换的检查人员，按更换的次序；substitute 为接替人员的编号 */
            unable?: {
                id: string;
                name: string;
                dept: string;
                /**
                 * @description 不能检查的事由
                 * @enum {string}
                 */
                ground: "illness" | "leave" | "conflict" | "certificate" | "left" | "other";
                substitute: string;
            }[];
            short?: {
                dept: string;
                missing: number;
            }[];
            substitutedBy?: string;
            substituteOf?: string;
            visit?: components["schemas"]["VisitStand"];
        };
        /** @description 该对象的检查；已派发而本人可以查看检查的才有 */
        VisitStand: {
            /** @description 检查的编号，可用于 GET /v1/cases/inspection-visits/{id} */
            case: string;
            number?: string;
            state: string;
            title: string;
            /** @enum {string} */
            kind: "open" | "waiting" | "done";
            result?: {
                name: string;
                title: string;
            };
        };
        /** @description 抽取记录中任务本身没有的内容 */
        DrawRecord: {
            /** @description 按分类抽取的，提交承诺时的监管政策 */
            policy?: {
                /** @description 抽查规则的指纹，与公开日志中 policy.changed 的记载相同 */
                hash: string;
                /** @description 抽取比例低于本市监管政策的类别；为空即按政策抽取 */
                below: string[];
                /** @description 各抽查事项的分类由哪一条规则决定：分类合成规则，或者评价模型 */
                classes?: {
                    item: string;
                    rule: string;
                }[];
            };
            /** @description 见证程序（单一文件）的 SHA-256，与公开日志中 witness.program 的记载相同；可用 sha256sum 核对 */
            witnessProgram?: string;
            /** @description 全部结果的指纹；抽取后才有 */
            outcome?: string;
            attestations: {
                id: string;
                signature: string;
            }[];
            voided?: {
                by: components["schemas"]["Actor"];
                second?: components["schemas"]["Actor"];
            };
            /** @description 由一人提出、另一人同意的操作，按同意的先后 */
            agreed: {
                /** @enum {string} */
                action: "commit" | "publish" | "publishNames" | "void";
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
                second: components["schemas"]["Actor"];
                /** Format: date-time */
                agreedAt: string;
            }[];
            /** @description 共同抽取中，谁确认这个任务就绪 */
            ready?: {
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            };
            place?: components["schemas"]["LogPlace"];
            /** @description 公开日志的最新树头；内部演练不载入日志，没有此项 */
            log?: {
                origin: string;
                /** @description 日志的公钥（vkey） */
                key: string;
                size: number;
                /** @description 根哈希，Base64，与树头中的写法相同 */
                root: string;
                /** Format: date-time */
                at: string;
            };
        };
        /** @description 承诺是公开日志的第几条（从 0 起），在多少条的树头之下 */
        LogPlace: {
            index: number;
            size: number;
        };
        DrawReserve: {
            id: string;
            name: string;
            stratum: string;
            ticket: string;
            used: boolean;
        };
        GrantedCity: {
            code: string;
            name: string;
            /** Format: date-time */
            since: string;
            /** @description 该市授权本省监督审计人员查看完整证明 */
            proofs: boolean;
        };
        CityDraw: components["schemas"]["DrawSummary"] & {
            leadName: string;
        };
        CityDrawDetail: components["schemas"]["DrawSummary"] & {
            leadName: string;
            departments: {
                id: string;
                name: string;
            }[];
            itemNames: string[];
            /** @description 公示后的候补递补 */
            substitutions: {
                /** Format: date-time */
                at: string;
                object: {
                    id: string;
                    name: string;
                };
                reserve: {
                    id: string;
                    name: string;
                };
                reason: string;
            }[];
        };
        CityDrawRow: {
            order: number;
            id: string;
            name: string;
            ticket?: string;
            pool?: number[];
        };
        DrawVisits: {
            dispatch: components["schemas"]["VisitDispatch"];
            /** @description 要检查的对象，不含已由候补递补的 */
            total: number;
            opened: number;
            done: number;
            states: {
                state: string;
                title: string;
                count: number;
            }[];
            /** @description 没有账号的检查人员，各有几个检查；有了账号即自动加入 */
            withoutAccount: {
                id: string;
                name: string;
                dept: string;
                visits: number;
            }[];
            items: components["schemas"]["DrawVisit"][];
            next: string | null;
        };
        /** @description 没有派发的为空 */
        VisitDispatch: {
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /**
             * @description 检查方式
             * @enum {string}
             */
            mode: "现场检查" | "书面检查" | "网络监测";
            /** @description 请企业准备的材料 */
            materials?: string;
            /** @description 一并派发的抽查任务；牵头任务在先 */
            draws: string[];
        } | null;
        DrawVisit: {
            object: string;
            name: string;
            visit?: components["schemas"]["VisitStand"];
            /** @description 已由该候补递补 */
            substitutedBy?: string;
            substituteOf?: string;
            /** @description 并入哪次抽查的检查；由其派发，结果对两次抽查都有效 */
            joinedTo?: string;
            /** @description 为什么还没有派发或者没有随抽查任务变动，系统会再试 */
            fault?: string;
        };
        VisitTerms: {
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            /**
             * @description 检查方式
             * @enum {string}
             */
            mode: "现场检查" | "书面检查" | "网络监测";
            /** @description 请企业准备的材料 */
            materials?: string;
        };
        PreparedDraw: {
            draw: string;
            versions: {
                objects: string;
                inspectors: string;
                items: string;
            };
            objects: number;
            inspectors: number;
            take: number;
            reserve: number;
        };
        PlanCompletion: {
            id: string;
            batches: {
                name: string;
                /** @description 应抽查的户数：计划的数量，或者参加抽取的对象乘以比例；还没有抽取的没有 */
                planned?: number;
                drawn: number;
                visits: components["schemas"]["VisitCounts"];
                tasks: components["schemas"]["CarriedTask"][];
            }[];
        };
        VisitCounts: {
            /** @description 已派发的检查，不含已递补、终止和不予批准的 */
            total: number;
            /** @description 已检查 */
            made: number;
            /** @description 已公示结果 */
            published: number;
        };
        CarriedTask: {
            id: string;
            number?: string;
            title: string;
            state: {
                name: string;
                title: string;
            };
            /** @description 执行任务的抽取，本人可以查看的 */
            draws: components["schemas"]["CarriedDraw"][];
        };
        CarriedDraw: {
            id: string;
            number?: string;
            title: string;
            /** @enum {string} */
            state: "planned" | "committed" | "executed" | "published" | "voided";
            /** @description 参加抽取的对象 */
            frame?: number;
            /** @description 抽中的对象；结果公示前只向可见全部结果的人提供 */
            drawn?: number;
            visits: components["schemas"]["VisitCounts"];
        };
        ListedWitness: components["schemas"]["Witness"] & {
            unavailable?: components["schemas"]["WitnessUnavailable"];
        };
        /** @description 省级对登记的决定；没有则省级还没有决定 */
        WitnessConfirmation: {
            /** @enum {string} */
            state: "confirmed" | "refused";
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
            /** @description 作出决定的省 */
            province: string;
            /** @description 不予确认的原因 */
            reason?: string;
        };
        /** @description 今天不能参加新的抽查见证的原因 */
        WitnessUnavailable: {
            /** @enum {string} */
            why: "withdrawn" | "barred" | "refused" | "unconfirmed" | "waiting";
            text: string;
        };
        Witness: {
            id: string;
            /** @example 某市公证处 */
            name: string;
            /** @description Ed25519 公钥 */
            key: string;
            /**
             * @description program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束
             * @enum {string}
             */
            held: "page" | "program";
            /** @description 是否为本市政府以外的单位 */
            outside: boolean;
            /** @description 用该密钥对登记内容的签名，证明密钥由登记的单位持有；见证程序和见证网页会一并给出 */
            signature: string;
            /** Format: date-time */
            registeredAt: string;
            registeredBy: components["schemas"]["Actor"];
            /** Format: date */
            from: string;
            confirmation?: components["schemas"]["WitnessConfirmation"];
            withdrawn?: {
                /** Format: date-time */
                at: string;
                reason: string;
                by: components["schemas"]["Actor"];
            };
        };
        WitnessConfirmationRule: {
            /** @description 见证方须经省级确认才能参加抽查 */
            required: boolean;
            /** @description 本市所属的省；没有则本市没有上级 */
            province?: string;
        };
        NewWitness: {
            id: string;
            /** @example 某市公证处 */
            name: string;
            /** @description Ed25519 公钥 */
            key: string;
            /**
             * @description program 由见证方自己的程序保管密钥；page 在本系统的网页中保管，对运营者不起约束
             * @enum {string}
             */
            held: "page" | "program";
            /** @description 是否为本市政府以外的单位 */
            outside: boolean;
            /** @description 用该密钥对登记内容的签名，证明密钥由登记的单位持有；见证程序和见证网页会一并给出 */
            signature: string;
        };
        ProvinceWitnessRule: {
            /** @description 各市的见证方须经本省确认才能参加抽查 */
            required: boolean;
            /** Format: date-time */
            at?: string;
            by?: components["schemas"]["Actor"];
            /** @description 本省各市，和是否授权本省查看；没有授权的，本省看不到其登记，不能确认 */
            cities: {
                code: string;
                name: string;
                granted: boolean;
            }[];
        };
        CityWitness: components["schemas"]["Witness"] & {
            city: string;
            cityName: string;
            unavailable?: components["schemas"]["WitnessUnavailable"];
        };
        "Row-measures": components["schemas"]["Measure"] & Record<string, never>;
        Measure: {
            id: string;
            notice: string;
            docNo: string;
            no: string;
            section?: string;
            title: string;
            text?: string;
            /** @default [] */
            leads: string[];
            /** @default [] */
            leadUnits: string[];
            /** @default [] */
            partners: string[];
            /** @default [] */
            partnerUnits: string[];
            /** @default false */
            byWholeRegion: boolean;
            /** Format: date */
            deadline?: string;
            /** @enum {string} */
            cadence?: "ongoing" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly";
            /** @default [] */
            targets: {
                /** @default  */
                metric: string;
                /** @enum {string} */
                comparison: "<" | "<=" | "=" | ">=" | ">";
                value: number;
                /** @default  */
                unit: string;
            }[];
            /** @default [] */
            upstream: {
                docNo: string;
                no: string;
                /** @default  */
                title: string;
            }[];
            /** @default [] */
            registers: string[];
        };
        NoticeSummary: {
            id: string;
            /** @enum {string} */
            state: "draft" | "active" | "closed";
            docNo: string;
            title: string;
            issuer: string;
            /** Format: date */
            date: string | null;
            region?: {
                name: string;
                code?: string;
            };
            /** @description 方案所属年度 */
            year: number;
            file?: {
                name: string;
                sha256: string;
            };
            warnings: {
                code: string;
                message: string;
                span?: {
                    start: number;
                    end: number;
                };
            }[];
            schedule: components["schemas"]["Schedule"];
            chase: {
                /** @enum {string} */
                of: "report" | "deadline";
                /** @description 距到期的工作日，负数为提前 */
                days: number;
                /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
                level: 0 | 1 | 2 | 3;
                /** @description 几个工作日内答复 */
                answerWithin: number;
                /** @description 只拟稿，经审核、签发后发出；不填即自动发出 */
                drafted?: boolean;
            }[];
            publication: components["schemas"]["Publication"];
            counts: {
                measures: number;
                unsure: number;
            };
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
            /** Format: date-time */
            activatedAt?: string;
            /** Format: date-time */
            closedAt?: string;
            closedReason?: string;
        };
        Schedule: {
            dates: string[];
            /** @enum {string} */
            cadence?: "monthly" | "quarterly" | "half-yearly" | "yearly";
            /** @description 提前多少个工作日开放填报 */
            opensBefore: number;
            /**
             * @description 遇非工作日：提前、顺延或不变
             * @enum {string}
             */
            shift: "before" | "after" | "none";
        };
        Publication: {
            published: boolean;
            lights: boolean;
            reports: boolean;
        };
        Notice: components["schemas"]["NoticeSummary"] & {
            can: ("edit" | "delete" | "activate" | "adjust" | "link" | "publish" | "close")[];
            /** @description 文号、标题、发文机关、日期、报送日期等在原文中的位置 */
            finds: {
                kind: string;
                text: string;
                span: {
                    start: number;
                    end: number;
                };
            }[];
            draft?: {
                measures: components["schemas"]["DraftMeasure"][];
            };
            /** @description 草稿还缺什么；缺了也可以启用 */
            gaps?: {
                /** @description 没有报送日期和周期，不会有报送轮次 */
                schedule: boolean;
                /** @description 没有完成时限的举措编号，启用后亮灰灯 */
                deadline: string[];
                /** @description 没有本地区牵头单位的举措编号，无人报送 */
                localLeads: string[];
            };
            unsureTexts?: {
                [key: string]: string;
            };
        };
        DraftMeasure: {
            no: string;
            label: string;
            section: string[];
            title: string;
            text: string;
            leads: components["schemas"]["Unit"][];
            partners: components["schemas"]["Unit"][];
            byWholeRegion: boolean;
            /** Format: date */
            deadline: string | null;
            /** @enum {string|null} */
            cadence: "ongoing" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly" | null;
            targets: {
                /** @default  */
                metric: string;
                /** @enum {string} */
                comparison: "<" | "<=" | "=" | ">=" | ">";
                value: number;
                /** @default  */
                unit: string;
            }[];
            span: {
                start: number;
                end: number;
            } | null;
            finds: {
                kind: string;
                text: string;
                span: {
                    start: number;
                    end: number;
                };
                value?: string;
            }[];
            unsure: string[];
            checked: boolean;
            registers?: string[];
        };
        Unit: {
            name: string;
            depts: string[];
            /** @description 不是本地区的部门 */
            outside?: boolean;
            suggestions?: {
                dept: string;
                score: number;
            }[];
        };
        NoticeDraftInput: {
            docNo: string;
            title: string;
            issuer: string;
            /** Format: date */
            date: string | null;
            year: number;
            schedule: components["schemas"]["Schedule"];
            chase: {
                /** @enum {string} */
                of: "report" | "deadline";
                /** @description 距到期的工作日，负数为提前 */
                days: number;
                /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
                level: 0 | 1 | 2 | 3;
                /** @description 几个工作日内答复 */
                answerWithin: number;
                /** @description 只拟稿，经审核、签发后发出；不填即自动发出 */
                drafted?: boolean;
            }[];
            measures: components["schemas"]["DraftMeasure"][];
        };
        Progress: {
            notice: string;
            measure: string;
            /** @enum {string} */
            state: "pending" | "active" | "done" | "stopped";
            milestones: {
                id: string;
                title: string;
                /** Format: date */
                due: string;
                /** Format: date */
                doneAt?: string;
            }[];
            indicators: {
                id: string;
                /** @default  */
                metric: string;
                /** @enum {string} */
                comparison: "<" | "<=" | "=" | ">=" | ">";
                target: number;
                /** @default  */
                unit: string;
                /** @description 自动取数的来源；有来源的不能手工填报 */
                source?: {
                    id: string;
                    title: string;
                    /**
                     * @description 该来源已不存在，不再取数，已取到的数值保留
                     * @enum {boolean}
                     */
                    gone?: true;
                };
                values: {
                    /** Format: date */
                    date: string;
                    value: number;
                    by: components["schemas"]["Actor"];
                    note?: string;
                }[];
            }[];
            /** Format: date */
            doneAt?: string;
            doneBy?: components["schemas"]["Actor"];
            stoppedReason?: string;
            light: components["schemas"]["Light"];
            can: ("edit" | "start" | "finish" | "stop" | "reopen")[];
        };
        Light: {
            /**
             * @description green 正常推进，yellow 临近时限，red 已逾期，grey 未设时限或已停止，blue 已完成
             * @enum {string}
             */
            colour: "green" | "yellow" | "red" | "grey" | "blue";
            reasons: string[];
        };
        IndicatorSource: {
            id: string;
            title: string;
            unit: string;
            /** @description 可再限于其中一组，如一个事项：以 of 查询 */
            hasGroups: boolean;
        };
        BoardPage: {
            items: components["schemas"]["BoardItem"][];
            /** @description 下一页的翻页标识，没有则为 null */
            next: string | null;
            /** @description 各有多少项：green 正常推进，yellow 临近时限，red 已逾期，grey 未设时限，blue 已完成，stopped 已停止 */
            totals: {
                green: number;
                yellow: number;
                red: number;
                grey: number;
                blue: number;
                stopped: number;
            };
        };
        BoardItem: {
            measure: {
                id: string;
                no: string;
                title: string;
                section?: string;
                leads: string[];
                leadUnits: string[];
                partners: string[];
                /** Format: date */
                deadline?: string;
                /** @enum {string} */
                cadence?: "ongoing" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly";
                upstream: {
                    docNo: string;
                    no: string;
                    /** @default  */
                    title: string;
                }[];
            };
            progress: {
                /** @enum {string} */
                state: "pending" | "active" | "done" | "stopped";
                milestones: {
                    done: number;
                    total: number;
                };
                indicators: {
                    reached: number;
                    total: number;
                };
            };
            light: components["schemas"]["Light"];
            registers: {
                kind: string;
                title: string;
                version?: number;
                count?: number;
                /** Format: date-time */
                publishedAt?: string;
            }[];
            lastReport?: {
                /** Format: date */
                round: string;
                text: string;
                /** Format: date-time */
                at: string;
                dept: string;
            };
        };
        LightRules: {
            /** @description 节点逾期超过多少个工作日亮红灯，未超过的亮黄灯 */
            milestoneLate: number;
            /** @description 距时限多少个工作日以内亮黄灯 */
            deadlineSoon: number;
            /** @description 距时限多少天以内指标未达到亮黄灯 */
            indicatorSoon: number;
        };
        Lineage: {
            /** @description 本省已公开的通知 */
            upstreams: {
                tenant: string;
                id: string;
                docNo: string;
                title: string;
                measures: {
                    no: string;
                    title: string;
                    targets: {
                        /** @default  */
                        metric: string;
                        /** @enum {string} */
                        comparison: "<" | "<=" | "=" | ">=" | ">";
                        value: number;
                        /** @default  */
                        unit: string;
                    }[];
                    /** Format: date */
                    deadline?: string;
                }[];
            }[];
            items: {
                measure: {
                    id: string;
                    no: string;
                    title: string;
                };
                linked: {
                    docNo: string;
                    no: string;
                    /** @default  */
                    title: string;
                }[];
                suggestions: {
                    docNo: string;
                    no: string;
                    /** @default  */
                    title: string;
                    score: number;
                }[];
            }[];
        };
        Coverage: {
            notice: components["schemas"]["NoticeSummary"];
            cities: {
                code: string;
                name: string;
            }[];
            items: {
                measure: {
                    no: string;
                    title: string;
                    targets: {
                        /** @default  */
                        metric: string;
                        /** @enum {string} */
                        comparison: "<" | "<=" | "=" | ">=" | ">";
                        value: number;
                        /** @default  */
                        unit: string;
                    }[];
                    /** Format: date */
                    deadline?: string;
                };
                cities: {
                    city: string;
                    measures: {
                        no: string;
                        title: string;
                        docNo: string;
                        /** Format: date */
                        deadline?: string;
                        /** @enum {string} */
                        deadlineVerdict?: "stricter" | "same" | "looser";
                        targets: {
                            /** @default  */
                            metric: string;
                            /** @enum {string} */
                            comparison: "<" | "<=" | "=" | ">=" | ">";
                            value: number;
                            /** @default  */
                            unit: string;
                        }[];
                        comparisons: {
                            metric: string;
                            unit: string;
                            upstream: number;
                            own: number;
                            /** @enum {string} */
                            verdict: "stricter" | "same" | "looser";
                        }[];
                    }[];
                }[];
                /** @description 没有对应举措的城市 */
                missing: string[];
            }[];
        };
        Round: {
            notice: string;
            /** @description 方案所定日期；遇非工作日时截止日另行顺延或提前 */
            id: string;
            title: string;
            due: components["schemas"]["DueDay"];
            opensAt: components["schemas"]["DueDay"];
            /** @enum {string} */
            state: "planned" | "open" | "closed";
            extra?: boolean;
            /** Format: date-time */
            closedAt?: string;
            /**
             * Format: date-time
             * @description 全部报告已采用、自动截止的时间
             */
            completedAt?: string;
            lock: number;
            counts: {
                forms: number;
                submitted: number;
                accepted: number;
                returned: number;
                late: number;
            };
            can: ("open" | "close" | "report")[];
        };
        ReportImport: {
            rows: number;
            saved: number;
            submitted: number;
            unchanged: number;
            /** @description 未填写进展的行，没有导入 */
            untouched: number;
        };
        ReportForm: {
            id: string;
            /** @description 即 ETag；尚未保存过为 0 */
            lock: number;
            notice: string;
            docNo: string;
            /**
             * Format: date
             * @description 轮次，见报送轮次的 id
             */
            round: string;
            roundTitle: string;
            due: components["schemas"]["DueDay"];
            /** @description 已逾期的自然日数；已报送为 0 */
            overdueDays: number;
            measure: {
                id: string;
                no: string;
                title: string;
                text?: string;
                /** Format: date */
                deadline?: string;
                targets: {
                    /** @default  */
                    metric: string;
                    /** @enum {string} */
                    comparison: "<" | "<=" | "=" | ">=" | ">";
                    value: number;
                    /** @default  */
                    unit: string;
                }[];
            };
            indicators: {
                id: string;
                metric: string;
                /** @enum {string} */
                comparison: "<" | "<=" | "=" | ">=" | ">";
                target: number;
                unit: string;
            }[];
            dept: string;
            /**
             * @description lead 牵头单位，partner 责任单位
             * @enum {string}
             */
            role: "lead" | "partner";
            /** @description 尚未填写为 null */
            report: components["schemas"]["Report"] | null;
            /** @description 可以从这里开始填写：上次的内容，或已记录的进展 */
            prefill: {
                /**
                 * @description on-track 正常推进，behind 进展滞后，done 已完成
                 * @enum {string}
                 */
                status: "on-track" | "behind" | "done";
                text: string;
                next?: string;
                values: {
                    /**
                     * @description 报送表 indicators 中的 id
                     * @example target-1
                     */
                    indicator: string;
                    /** @example 28 */
                    value: number;
                }[];
            };
            partners: {
                dept: string;
                /**
                 * @description lead 牵头单位，partner 责任单位
                 * @enum {string}
                 */
                role: "lead" | "partner";
                /** @enum {string|null} */
                state: "draft" | "submitted" | "returned" | "accepted" | null;
                /** @description 已提交的内容；草稿不显示 */
                text: string;
            }[];
            /** @description 牵头单位报告已完成且已采用，而举措尚未办结：请核对后办结 */
            suggestsFinish?: boolean;
            /** @description 现在可以进行的操作 */
            can: ("save" | "submit" | "accept" | "return")[];
        };
        Report: {
            id: string;
            notice: string;
            /** Format: date */
            round: string;
            measure: string;
            dept: string;
            /**
             * @description lead 牵头单位，partner 责任单位
             * @enum {string}
             */
            role: "lead" | "partner";
            /**
             * @description on-track 正常推进，behind 进展滞后，done 已完成
             * @enum {string}
             */
            status: "on-track" | "behind" | "done";
            text: string;
            problems?: string;
            next?: string;
            values: {
                /**
                 * @description 报送表 indicators 中的 id
                 * @example target-1
                 */
                indicator: string;
                /** @example 28 */
                value: number;
            }[];
            /** @description 附件 */
            files?: components["schemas"]["Attachment"][];
            /** @enum {string} */
            state: "draft" | "submitted" | "returned" | "accepted";
            /** Format: date-time */
            submittedAt?: string;
            submittedBy?: components["schemas"]["Actor"];
            /** @description 首次提交是否晚于截止日 */
            late?: boolean;
            /**
             * Format: date
             * @description 首次提交之日；仅在截止日等待放假安排时有
             */
            firstSubmittedOn?: string;
            returnedReason?: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy?: components["schemas"]["Actor"];
        };
        Attachment: {
            id: string;
            /** @example 营业执照.pdf */
            name: string;
            /**
             * @description 字节数
             * @example 182334
             */
            size: number;
            /**
             * @description 按内容判断的类型
             * @enum {string}
             */
            type: "pdf" | "ofd" | "docx" | "doc" | "xlsx" | "xls" | "pptx" | "ppt" | "jpg" | "png" | "tif" | "mp4" | "txt" | "zip";
            /**
             * Format: date-time
             * @description 提交时间
             */
            at: string;
            /** @description 上传人 */
            by: string;
        };
        ReportInput: {
            /**
             * @description on-track 正常推进，behind 进展滞后，done 已完成
             * @enum {string}
             */
            status: "on-track" | "behind" | "done";
            /**
             * @description 落实情况；提交时不少于 5 个字
             * @example 联合抽查占比已达 28%，正在补齐两个行业的联合计划。
             */
            text: string;
            /** @description 存在问题 */
            problems?: string;
            /** @description 下一步打算 */
            next?: string;
            /**
             * @description 指标数值；牵头单位的计入指标进度
             * @default []
             */
            values: {
                /**
                 * @description 报送表 indicators 中的 id
                 * @example target-1
                 */
                indicator: string;
                value: number;
            }[];
            /** @description 附件：已上传文件的编号，最多 10 个；不带则不变 */
            files?: string[];
        };
        Chase: {
            id: string;
            /** @example 督办〔2026〕003号 */
            number: string;
            year: number;
            sequence: number;
            /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
            level: 0 | 1 | 2 | 3;
            notice: string;
            docNo: string;
            measures: string[];
            dept: string;
            /** Format: date */
            round?: string;
            /**
             * @description report 未按期报送，deadline 举措到期，manual 督查室发出
             * @enum {string}
             */
            cause: "report" | "deadline" | "manual";
            /**
             * Format: date
             * @description 所督办事项的截止日
             */
            since: string;
            text: string;
            /** @description 所依据的督办函；按规则自动发出的没有 */
            letter?: string;
            /** Format: date-time */
            issuedAt: string;
            by: components["schemas"]["Actor"];
            /** @description 几个工作日内答复 */
            answerWithin: number;
            answerDue: components["schemas"]["DueDay"] & unknown;
            answers: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                text: string;
                /** @description 附件 */
                files?: components["schemas"]["Attachment"][];
            }[];
            rejections: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
            }[];
            /** @enum {string} */
            state: "issued" | "answered" | "closed";
            closedReason?: string;
            /** Format: date-time */
            closedAt?: string;
            lock: number;
            /** @description 已过答复期限而未答复 */
            overdue: boolean;
            /** @description 现在可以进行的操作 */
            can: ("answer" | "reject" | "close")[];
        };
        OverdueDepartment: {
            dept: string;
            name: string;
            lateReports: {
                notice: string;
                docNo: string;
                /** Format: date */
                round: string;
                title: string;
                measures: number;
                /** Format: date */
                since: string;
                days: number;
            }[];
            lateMeasures: {
                id: string;
                no: string;
                title: string;
                /** Format: date */
                since: string;
                days: number;
            }[];
            openChases: {
                id: string;
                number: string;
                /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
                level: 0 | 1 | 2 | 3;
                /** @enum {string} */
                state: "issued" | "answered" | "closed";
                /** Format: date-time */
                issuedAt: string;
                answerDue: components["schemas"]["DueDay"];
            }[];
        };
        ChaseLetter: {
            notice: string;
            docNo: string;
            measures: string[];
            dept: string;
            /** Format: date */
            round?: string;
            /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
            level: 0 | 1 | 2 | 3;
            /**
             * @description report 未按期报送，deadline 举措到期，manual 督查室发出
             * @enum {string}
             */
            cause: "report" | "deadline" | "manual";
            text: string;
            /** @description 几个工作日内答复 */
            answerWithin: number;
            id: string;
            /** @description 即 ETag */
            lock: number;
            /** @enum {string} */
            state: "draft" | "reviewing" | "signing" | "returned" | "issued";
            /**
             * Format: date
             * @description 所督办事项的截止日；人工督办为签发日，签发前按今日
             */
            since: string;
            answerDue: components["schemas"]["DueDay"] & unknown;
            /** Format: date-time */
            createdAt: string;
            by: components["schemas"]["Actor"];
            /** Format: date-time */
            issuedAt?: string;
            /** @description 签发后发出的督办 */
            chase?: string;
            /**
             * @description 签发时编号
             * @example 督办〔2026〕003号
             */
            number?: string;
            /** @description 送审、审核、退回、签发的经过 */
            steps: {
                /** @enum {string} */
                do: "submit" | "review" | "return" | "issue";
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason?: string;
                /** @description 送审的是第几稿 */
                version?: number;
            }[];
            /** @description 现在可以进行的操作；拟稿人不能审核、退回、签发自己的文稿 */
            can: ("edit" | "submit" | "review" | "return" | "issue" | "delete")[];
        };
        ChaseLetterInput: {
            notice: string;
            measures: string[];
            dept: string;
            /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
            level: 0 | 1 | 2 | 3;
            text: string;
            /** @description 几个工作日内答复 */
            answerWithin: number;
        };
        ChaseLetterVersion: {
            notice: string;
            measures: string[];
            dept: string;
            /** @description 0 提醒，1 督办，2 再次督办，3 约谈 */
            level: 0 | 1 | 2 | 3;
            text: string;
            /** @description 几个工作日内答复 */
            answerWithin: number;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
        };
        WaitingMeasures: {
            /** @description 待核对的通知草稿 */
            drafts: number;
            /** @description 草稿中待确认的举措 */
            unsure: number;
            reportsDue: {
                notice: string;
                docNo: string;
                /** Format: date */
                round: string;
                title: string;
                due: components["schemas"]["DueDay"];
                missing: number;
                late: boolean;
            }[];
            /** @description 待审核的进展报告 */
            toAccept: number;
            chasesToAnswer: number;
            /** @description 待审核的督办答复 */
            chasesAnswered: number;
            /** @description 待审核、待签发的通报和督办函，退回我修改的，以及按规则拟好待送审的 */
            papers: {
                /** @enum {string} */
                kind: "briefing" | "letter";
                id: string;
                title: string;
                /** @enum {string} */
                state: "draft" | "reviewing" | "signing" | "returned" | "issued";
            }[];
            /** @description 待裁定的红黑榜申诉，按通知 */
            appeals: {
                notice: string;
                docNo: string;
                count: number;
            }[];
        };
        ScoreRules: {
            /** @description 基础分 */
            base: number;
            rules: {
                id: string;
                label: string;
                /** @enum {string} */
                kind: "report-on-time" | "report-late" | "report-missing" | "measure-done" | "measure-overdue" | "indicator-reached" | "chase" | "excellence";
                /** @description 每一次的分值，减分为负数；excellence 为所给分值的倍数 */
                points: number;
            }[];
        };
        League: {
            rules: components["schemas"]["ScoreRules"];
            items: {
                /** @description 得分相同的名次并列 */
                rank: number;
                dept: string;
                name: string;
                /** @enum {string} */
                kind: "department" | "county" | "other";
                score: number;
                parts: {
                    rule: string;
                    label: string;
                    count: number;
                    points: number;
                }[];
            }[];
        };
        Excellence: {
            id: string;
            /** @description 即 ETag */
            lock: number;
            notice: string;
            dept: string;
            points: number;
            reason: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"];
        };
        BoardEntry: {
            id: string;
            /** @description 即 ETag */
            lock: number;
            notice: string;
            /** Format: date */
            round?: string;
            /**
             * @description red 红榜，black 黑榜
             * @enum {string}
             */
            board: "red" | "black";
            dept: string;
            reason: string;
            /** @enum {string} */
            state: "proposed" | "published" | "appealed" | "upheld" | "removed";
            /** Format: date-time */
            createdAt: string;
            by: components["schemas"]["Actor"];
            /** Format: date-time */
            publishedAt?: string;
            appealDue?: components["schemas"]["DueDay"] & unknown;
            appeal?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                text: string;
            };
            ruling?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason: string;
            };
            can: ("publish" | "appeal" | "uphold" | "remove")[];
        };
        BoardEntryInput: {
            /**
             * @description red 红榜，black 黑榜
             * @enum {string}
             */
            board: "red" | "black";
            dept: string;
            reason: string;
            /**
             * Format: date
             * @description 所依据的报送轮次
             */
            round?: string;
        };
        Briefing: {
            id: string;
            /** @description 即 ETag */
            lock: number;
            notice: string;
            /** Format: date */
            round: string;
            /** @description 印发单位 */
            organ: string;
            title: string;
            /**
             * @description 印发时编号，逐年连续
             * @example 〔2026〕第1期
             */
            number?: string;
            /** @enum {string} */
            state: "draft" | "reviewing" | "signing" | "returned" | "issued";
            sections: {
                id: string;
                heading: string;
                paragraphs: string[];
            }[];
            /** @description 文件中附的表和图，按生成时的记录，不能改动；列表中没有 */
            figures?: {
                /** @description 随哪一部分 */
                section: string;
                table?: {
                    title?: string;
                    columns: string[];
                    rows: string[][];
                };
                chart?: {
                    /** @enum {string} */
                    kind: "bar" | "stacked" | "line";
                    title: string;
                    unit?: string;
                    labels: string[];
                    series: {
                        name: string;
                        colour?: string;
                        /** @description 与 labels 一一对应 */
                        values: (number | null)[];
                    }[];
                };
            }[];
            /** Format: date-time */
            createdAt: string;
            by: components["schemas"]["Actor"];
            /** Format: date-time */
            issuedAt?: string;
            /** @description 送审、审核、退回、签发的经过 */
            steps: {
                /** @enum {string} */
                do: "submit" | "review" | "return" | "issue";
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
                reason?: string;
                /** @description 送审的是第几稿 */
                version?: number;
            }[];
            /** @description 现在可以进行的操作；拟稿人不能审核、退回、签发自己的文稿 */
            can: ("edit" | "submit" | "review" | "return" | "issue" | "delete")[];
        };
        CitizenService: {
            name: string;
            title: string;
            group: string;
            /** @description 现在不受理的原因 */
            closed?: string;
        };
        CitizenServiceForm: components["schemas"]["CitizenService"] & {
            fields: components["schemas"]["AskedField"][];
            /** @description 填写之前须阅读的个人信息处理告知 */
            notice: {
                collector: string;
                purpose: string;
                basis: string[];
                personal: string[];
                readers: string[];
                kept: string[];
                hash: string;
            };
        };
        AskedField: components["schemas"]["CaseField"] & {
            required: boolean;
        };
        CaseField: {
            name: string;
            title: string;
            type: string;
            /** @enum {boolean} */
            many?: true;
            choices?: string[];
            /** @description 可选条目所在的名录 */
            register?: string;
            max?: number;
            /** @description 可上传的文件类型 */
            accepts?: ("pdf" | "ofd" | "docx" | "doc" | "xlsx" | "xls" | "pptx" | "ppt" | "jpg" | "png" | "tif" | "mp4" | "txt" | "zip")[];
            help?: string;
            /** @description 表格的各列 */
            columns?: {
                [key: string]: {
                    title: string;
                    type: string;
                    /** @enum {boolean} */
                    many?: true;
                    choices?: string[];
                    /** @description 可选条目所在的名录 */
                    register?: string;
                    max?: number;
                    /** @description 可上传的文件类型 */
                    accepts?: ("pdf" | "ofd" | "docx" | "doc" | "xlsx" | "xls" | "pptx" | "ppt" | "jpg" | "png" | "tif" | "mp4" | "txt" | "zip")[];
                    help?: string;
                };
            };
            /** @enum {boolean} */
            personal?: true;
            value?: unknown;
            /**
             * @description 个人信息，保存期满已清除
             * @enum {boolean}
             */
            erased?: true;
            /**
             * @description 个人信息，已脱敏
             * @enum {boolean}
             */
            masked?: true;
        };
        CitizenOpened: {
            typeTitle: string;
            number?: string;
            /** Format: date-time */
            at: string;
        };
        CitizenCase: {
            type: string;
            typeTitle: string;
            number?: string;
            /** Format: date-time */
            openedAt: string;
            state: string;
            done: boolean;
            result?: string;
            awaits: {
                you: boolean;
                text: string;
            };
            due: {
                title: string;
                held: boolean;
                day?: components["schemas"]["DueDay"];
            }[];
            fields: components["schemas"]["CaseField"][];
            names: {
                [key: string]: string;
            };
            files: {
                id: string;
                /** @example 营业执照.pdf */
                name: string;
                /**
                 * @description 字节数
                 * @example 182334
                 */
                size: number;
                /**
                 * @description 按内容判断的类型
                 * @enum {string}
                 */
                type: "pdf" | "ofd" | "docx" | "doc" | "xlsx" | "xls" | "pptx" | "ppt" | "jpg" | "png" | "tif" | "mp4" | "txt" | "zip";
                /**
                 * Format: date-time
                 * @description 提交时间
                 */
                at: string;
            }[];
            steps: {
                title: string;
                /** Format: date-time */
                at: string;
                own: boolean;
                text?: string;
            }[];
            papers: {
                id: string;
                title: string;
                number?: string;
                /** Format: date-time */
                at: string;
            }[];
            tasks: {
                id: string;
                title: string;
                answers: {
                    name: string;
                    title: string;
                }[];
                form: components["schemas"]["CaseField"][];
            }[];
            can: {
                name: string;
                title: string;
                danger: boolean;
                fields: components["schemas"]["AskedField"][];
            }[];
            /** @description 已作出的评价 */
            rated?: string;
            canRate: boolean;
            canNote: boolean;
            /** @description 保存期满，个人信息已清除 */
            erased: boolean;
        };
        CitizenFileAddress: {
            url: string;
            name: string;
        };
        FileAddress: {
            /** @description 办理时以此编号提交文件 */
            id: string;
            /** @description 去除路径、控制字符后的文件名 */
            name: string;
            /** @description 以 PUT 把文件原样发到此地址，15 分钟内有效 */
            url: string;
            method: string;
            headers: {
                [key: string]: string;
            };
        };
        SentFile: {
            id: string;
            name: string;
            /**
             * @description 字节数
             * @example 182334
             */
            size: number;
            /**
             * @description 检查通过后才有
             * @enum {string}
             */
            type?: "pdf" | "ofd" | "docx" | "doc" | "xlsx" | "xls" | "pptx" | "ppt" | "jpg" | "png" | "tif" | "mp4" | "txt" | "zip";
            /**
             * Format: date-time
             * @description 此前没有随办理提交的，届时清除
             */
            until: string;
        };
        PublishedCase: {
            id: string;
            type: string;
            typeTitle: string;
            /** @description 办理状态，如“公示中” */
            state: string;
            /**
             * Format: date-time
             * @description 何时到这一状态，即何时公开
             */
            publishedAt: string;
            /** @description 公开后更正过的：最近一次更正 */
            amended?: {
                /** Format: date-time */
                at: string;
                reason: string;
                /** @description 共更正几次 */
                times: number;
            };
            fields: components["schemas"]["CaseField"][];
            names: {
                [key: string]: string;
            };
        };
        PublishedCaseWhole: components["schemas"]["PublishedCase"] & {
            /** @description 各次公布的版本，由旧到新；names 中有各版编号的名称 */
            versions: {
                no: number;
                /** Format: date-time */
                at: string;
                /** @description 公布这一版的文书，或者更正 */
                title: string;
                /** @description 为何更正 */
                reason?: string;
                fields: components["schemas"]["CaseField"][];
                /** @description 与上一版不同的内容 */
                changed: string[];
            }[];
        };
        Satisfaction: {
            /** @description 评价不足这一数量的单位不列出 */
            least: number;
            /** Format: date-time */
            since: string;
            types: {
                name: string;
                title: string;
                ratings: number;
                units: {
                    name: string;
                    ratings: number;
                    /**
                     * @description 高、中、低三档，不排名次
                     * @enum {string}
                     */
                    tier: "high" | "middle" | "low";
                }[];
            }[];
        };
        GuideEntry: {
            list: string;
            id: string;
            /** @description 事项，或者一件事 */
            noun: string;
            name: string;
            dept?: string;
            audience: string[];
            themes: string[];
            places: string[];
            /**
             * @description 承诺时限
             * @example 5 个工作日
             */
            promise?: string;
            /** @description 各种情形合计的材料数 */
            materials: number;
            /**
             * Format: date-time
             * @description 所在的版本何时公布
             */
            publishedAt: string;
            /** @description 可以从指南直接申请 */
            online: boolean;
            /** @description 紧急停用 */
            suspended: boolean;
        };
        Guide: {
            list: string;
            id: string;
            noun: string;
            name: string;
            dept?: string;
            audience: string[];
            themes: string[];
            promise?: {
                days: number;
                unit: string;
                text: string;
            };
            questions: components["schemas"]["GuideQuestion"][];
            materials: components["schemas"]["GuideMaterial"][];
            windows: {
                title: string;
                area?: string;
                address?: string;
                hours?: string;
                phone?: string;
            }[];
            faqs: {
                question: string;
                answer: string;
            }[];
            sections: {
                title: string;
                entries: {
                    title: string;
                    text: string;
                }[];
            }[];
            /** @description 紧急停用：从何时起、为何；停用期间不能申请 */
            suspended?: {
                /** Format: date-time */
                since: string;
                reason: string;
            };
            /** @description 一件事所含的事项 */
            members: {
                name: string;
                list?: string;
                id?: string;
                /** @enum {boolean} */
                suspended?: true;
            }[];
            url?: string;
            /** @description 从指南申请的事项类型、预填的值，和填写回答的字段 */
            opens?: {
                type: string;
                values: {
                    [key: string]: string;
                };
                situation: string;
            };
            edition: {
                number: number;
                root: string;
                /** Format: date-time */
                publishedAt: string;
            };
        };
        GuideQuestion: {
            title: string;
            answers: string[];
            note?: string;
        };
        GuideMaterial: {
            title: string;
            details: {
                title: string;
                text: string;
            }[];
            /** @description 需要它的各种回答；没有的总是需要 */
            cases?: {
                [key: string]: string;
            }[];
        };
        CreditReportCheck: {
            subject: string;
            name: string;
            /**
             * Format: date-time
             * @description 报告的截止时间
             */
            at: string;
            /** @description 现在出具的报告内容是否仍与它一样 */
            isSame: boolean;
            /** @description 现在公开的各有几条 */
            now: {
                permits: number;
                penalties: number;
                listings: number;
            };
        };
        CaseTypeRow: {
            name: string;
            title: string;
            group: string;
            states: {
                name: string;
                title: string;
                /** @enum {string} */
                kind: "open" | "waiting" | "done";
            }[];
            /** @description 列表中的字段 */
            columns: {
                name: string;
                title: string;
            }[];
            canOpen: boolean;
        };
        CaseType: components["schemas"]["CaseTypeRow"] & {
            definition: string;
            basis: string[];
            opening: {
                fills: string[];
                asks: string[];
                /** @description 可以补录先前收到的 */
                canRecordLate: boolean;
                /** @description 可以从已有的一件复制 */
                copies: boolean;
            };
            fields: components["schemas"]["CaseField"][];
            /** @description 可能的办理结果 */
            results: {
                name: string;
                title: string;
            }[];
            /** @description 可以一并打印的文书 */
            papers: {
                name: string;
                title: string;
            }[];
            /** @description 由具体的人经办，可以按经办人筛选 */
            hasPeople: boolean;
            /** @description 可以从表格登记 */
            canImport: boolean;
        };
        CaseRow: {
            id: string;
            type: string;
            typeTitle: string;
            number?: string;
            state: {
                name: string;
                title: string;
                /** @enum {string} */
                kind: "open" | "waiting" | "done";
            };
            result?: string;
            /** @description 事由 */
            about?: string;
            /**
             * @description 各字段的值，以字段名为键
             * @example {
             *       "kind": "咨询",
             *       "text": "……"
             *     }
             */
            listed: {
                [key: string]: unknown;
            };
            /** @description 编号所指的条目、部门和人员的名称 */
            names: {
                [key: string]: string;
            };
            depts: string[];
            /** Format: date-time */
            openedAt: string;
            /** Format: date */
            due?: string;
            /**
             * @description 正常、临期、逾期
             * @enum {string}
             */
            light?: "green" | "yellow" | "red";
            /** @description 经办人 */
            people?: string[];
            /**
             * Format: date
             * @description 办结日期
             */
            endedOn?: string;
        };
        SheetImport: {
            /** @description 文件中的行数 */
            rows: number;
            /** @description 检查时：可以导入的行，各格以列标题为名 */
            ready: {
                row: number;
                cells: {
                    [key: string]: string;
                };
            }[];
            /** @description 检查时：不能导入的原因；导入时：被拒绝的行 */
            faults: {
                /** @description 文件中的行号 */
                row?: number;
                /** @description 文件中的列标题 */
                column?: string;
                code: string;
                message: string;
            }[];
            /** @description 已导入的行；检查时为空 */
            added: {
                row: number;
                id: string;
                name: string;
                login?: string;
                /** @description 初始密码只显示这一次 */
                password?: string | null;
            }[];
            /** @description 此前已由同一表格导入的行，不再重复 */
            there: {
                row: number;
                id: string;
                name: string;
            }[];
        };
        CaseFigure: {
            name: string;
            title: string;
            /**
             * @description 件数、比例（0 至 1）、工作日
             * @enum {string}
             */
            unit: "cases" | "share" | "workingDays";
            total: {
                /** @description 没有可计的事项，或少于公布所需的件数时为 null */
                value: number | null;
                /** @description 计入的事项数 */
                of: number;
            };
            months: {
                /** @example 2026-03 */
                month: string;
                /** @description 没有可计的事项，或少于公布所需的件数时为 null */
                value: number | null;
                /** @description 计入的事项数 */
                of: number;
                /** @description 已月结：为月结时的数 */
                frozen?: {
                    /** Format: date-time */
                    at: string;
                    /** @description 按当时的定义统计，与现在的定义不同 */
                    isOther: boolean;
                };
                /** @description 月结后有变动：按现在的事项统计的数 */
                now?: {
                    /** @description 没有可计的事项，或少于公布所需的件数时为 null */
                    value: number | null;
                    /** @description 计入的事项数 */
                    of: number;
                };
            }[];
            groups: {
                field: string;
                title: string;
                items: {
                    key: string;
                    title: string;
                    /** @description 没有可计的事项，或少于公布所需的件数时为 null */
                    value: number | null;
                    /** @description 计入的事项数 */
                    of: number;
                }[];
            }[];
        };
        CaseTypeDefinitionRow: {
            name: string;
            title: string;
            group: string;
            /**
             * @description 现行定义是系统自带的还是本市发布的；draft 为只有草稿
             * @enum {string}
             */
            origin: "library" | "tenant" | "draft";
            /** @description 本市发布的第几版 */
            version?: number;
            draft?: {
                /** Format: date-time */
                at: string;
                by: {
                    sub: string;
                    name: string;
                };
            };
            closed?: {
                /** Format: date-time */
                at: string;
                by: {
                    sub: string;
                    name: string;
                };
                reason: string;
            };
            /** @description 未办结的件数，每个状态数到 1000 为止 */
            open: number;
            /** @description 据以修改的定义（系统自带的，或采用的省级的）此后又有变化 */
            upgrade: boolean;
            /** @description 采用的是省级第几版 */
            adopted?: number;
        };
        CaseTypeDefinition: {
            name: string;
            title: string;
            /**
             * @description 现行定义是系统自带的还是本市发布的
             * @enum {string}
             */
            origin: "library" | "tenant";
            /** @description 现行定义的哈希；只有草稿的类型没有 */
            hash?: string;
            /** @description 现行定义 */
            definition?: {
                [key: string]: unknown;
            };
            /** @description 现行定义与据以修改的定义（系统自带的，或省级现行的）的不同 */
            differences: {
                /** @description 定义中的位置（RFC 6901） */
                pointer: string;
                /** @description 位置的名称 */
                where: string;
                before?: unknown;
                after?: unknown;
            }[];
            /** @description 据以修改的定义在本市修改之后又有的变化 */
            upgrade: {
                /** @description 定义中的位置（RFC 6901） */
                pointer: string;
                /** @description 位置的名称 */
                where: string;
                before?: unknown;
                after?: unknown;
                /** @description 本市也改了这一处 */
                conflict: boolean;
                /** @description 本市现行定义中的值 */
                own?: unknown;
            }[];
            findings: components["schemas"]["CaseTypeFinding"][];
            graph?: {
                states: {
                    name: string;
                    title: string;
                    /** @enum {string} */
                    kind: "open" | "waiting" | "done";
                    first: boolean;
                    findings: number[];
                }[];
                edges: {
                    from: string;
                    to: string;
                    label: string;
                    action?: string;
                    /** @enum {string} */
                    by: "inside" | "outside" | "machine";
                    guarded: boolean;
                    findings: number[];
                }[];
            };
            draft?: {
                definition: {
                    [key: string]: unknown;
                };
                note: string;
                /** Format: date-time */
                at: string;
                by: {
                    sub: string;
                    name: string;
                };
                /** @description 草稿与现行定义的不同 */
                differences: {
                    /** @description 定义中的位置（RFC 6901） */
                    pointer: string;
                    /** @description 位置的名称 */
                    where: string;
                    before?: unknown;
                    after?: unknown;
                }[];
                /** @description 有变化、发布时已登记的事项可以改用的部分 */
                parts: {
                    /**
                     * @description 定义的一部分
                     * @example clocks/answer
                     */
                    part: string;
                    where: string;
                }[];
                findings: components["schemas"]["CaseTypeFinding"][];
                graph: {
                    states: {
                        name: string;
                        title: string;
                        /** @enum {string} */
                        kind: "open" | "waiting" | "done";
                        first: boolean;
                        findings: number[];
                    }[];
                    edges: {
                        from: string;
                        to: string;
                        label: string;
                        action?: string;
                        /** @enum {string} */
                        by: "inside" | "outside" | "machine";
                        guarded: boolean;
                        findings: number[];
                    }[];
                };
            };
            versions: {
                number: number;
                hash: string;
                /** @description 据以修改的定义：系统自带的，或省级发布的 */
                base?: {
                    /** @enum {string} */
                    from: "library" | "province";
                    hash: string;
                    /** @description 省级的代码 */
                    province?: string;
                    /** @description 省级的第几版 */
                    number?: number;
                };
                note: string;
                /** Format: date-time */
                at: string;
                by: {
                    sub: string;
                    name: string;
                };
                writtenBy: {
                    sub: string;
                    name: string;
                };
            }[];
            /** @description 系统自带的现行定义的哈希 */
            library?: string;
            /** @description 现行定义据以修改的定义 */
            base?: {
                /** @enum {string} */
                from: "library" | "province";
                hash: string;
                /** @description 省级的代码 */
                province?: string;
                /** @description 省级的第几版 */
                number?: number;
            };
            /** @description 省级现行的定义 */
            province?: {
                code: string;
                hash: string;
                /** @description 省级发布的第几版 */
                number: number;
                note: string;
                /** Format: date-time */
                at: string;
                /** @description 省级已停止提供；已采用的可以继续使用 */
                withdrawn?: {
                    /** Format: date-time */
                    at: string;
                    by: {
                        sub: string;
                        name: string;
                    };
                    reason: string;
                };
            };
            closed?: {
                /** Format: date-time */
                at: string;
                by: {
                    sub: string;
                    name: string;
                };
                reason: string;
            };
            can: ("write" | "publish" | "close" | "reopen")[];
        };
        CaseTypeFinding: {
            code: string;
            /** @enum {string} */
            level: "error" | "warning" | "info";
            message: string;
            states: string[];
            actions: string[];
            /** @description 如何走到这里 */
            path: {
                what: string;
                state: string;
            }[];
        };
        CaseTypeOffer: {
            name: string;
            title: string;
            group: string;
            /** @description 省级发布的第几版 */
            number: number;
            hash: string;
            /** @description 省级为何修改、依据什么 */
            note: string;
            /** Format: date-time */
            at: string;
            /** @description 本市现行定义采用的是省级第几版 */
            adopted?: number;
            /** @description 本市已有同一编号的类型，采用后由省级的定义取代 */
            inUse: boolean;
            /** @description 本市有草稿，采用会取代它 */
            draft: boolean;
            /** @description 采用时在 If-Match 中给出 */
            etag: string;
        };
        CaseTypeAdoption: {
            city: string;
            name: string;
            /** @description 没有则该市没有采用 */
            adopted?: {
                /** @description 采用的是省级第几版 */
                number: number;
                /**
                 * Format: date-time
                 * @description 该市现行定义的发布时间
                 */
                at: string;
                /** @description 该市改了几处 */
                changes: number;
            };
        };
        CaseTypeMoveCheck: {
            /** @description 未办结的件数 */
            open: number;
            /** @description 不能改用的事项及原因，最多列 100 件 */
            unmoved: {
                id: string;
                number?: string;
                reasons: string[];
            }[];
            unmovedCount: number;
        };
        CaseTypeMove: {
            /** @description 改用第几版 */
            number: number;
            parts: string[];
            note: string;
            /** Format: date-time */
            at: string;
            by: {
                sub: string;
                name: string;
            };
            /** @description 已改用的件数 */
            moved: number;
            /** @description 不能改用的事项及原因，最多列 100 件 */
            unmoved: {
                id: string;
                number?: string;
                reasons: string[];
            }[];
            unmovedCount: number;
            /**
             * Format: date-time
             * @description 全部完成的时间；没有则还在逐件改用
             */
            endedAt?: string;
        };
        Case: {
            id: string;
            type: string;
            typeTitle: string;
            group: string;
            /** @description 所依据定义的哈希 */
            definition: string;
            number?: string;
            state: {
                name: string;
                title: string;
                /** @enum {string} */
                kind: "open" | "waiting" | "done";
            };
            result?: {
                name: string;
                title: string;
            };
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            /** @description 事项关于谁或什么，取自登记的内容 */
            about?: string;
            /** @description 网上提交的：所同意的个人信息处理告知 */
            consent?: {
                /** Format: date-time */
                at: string;
                notice: string;
            };
            /** @description 提交人的评价；意见见办理过程 */
            rating?: {
                level: number;
                title: string;
                /** Format: date-time */
                at: string;
                /**
                 * @description 由工作人员登记
                 * @enum {boolean}
                 */
                inside?: true;
            };
            /** Format: date-time */
            stateSince: string;
            /** @description 公示的内容更正过的：最近一次 */
            amended?: {
                /** Format: date-time */
                at: string;
                reason: string;
            };
            /**
             * Format: date-time
             * @description 归档时间
             */
            archivedAt?: string;
            /** @description 等谁办理 */
            waitsFor: string[];
            fields: components["schemas"]["CaseField"][];
            /** @description 字段中的编号所指的部门、人员、条目、区划的名称 */
            names: {
                [key: string]: string;
            };
            /** @description 字段、待审批的内容和任务答复中的编号所指的文件 */
            files: components["schemas"]["Attachment"][];
            limits: {
                name: string;
                title: string;
                /** @enum {string} */
                status: "notStarted" | "running" | "held" | "stopped" | "expired";
                /** Format: date-time */
                since: string;
                due?: components["schemas"]["DueDay"];
                promised?: components["schemas"]["DueDay"];
                /** Format: date-time */
                heldSince?: string;
                /**
                 * @description 正常、临期、逾期
                 * @enum {string}
                 */
                light?: "green" | "yellow" | "red";
                basis?: string;
                extensions: number;
                holds: {
                    /** Format: date-time */
                    from: string;
                    /** Format: date-time */
                    to?: string;
                    /** @enum {string} */
                    as: "excluded" | "suspended";
                }[];
                /** @description 在现在的状态中计算 */
                runsHere: boolean;
            }[];
            tasks: {
                id: string;
                title: string;
                to: string;
                /** @enum {string} */
                status: "open" | "answered" | "silent" | "cancelled";
                /** Format: date-time */
                askedAt: string;
                due?: components["schemas"]["DueDay"];
                /**
                 * @description 正常、临期、逾期
                 * @enum {string}
                 */
                light?: "green" | "yellow" | "red";
                answer?: string;
                /**
                 * @description 各字段的值，以字段名为键
                 * @example {
                 *       "kind": "咨询",
                 *       "text": "……"
                 *     }
                 */
                values?: {
                    [key: string]: unknown;
                };
                answers: {
                    name: string;
                    title: string;
                }[];
                form: components["schemas"]["CaseField"][];
                canAnswer: boolean;
            }[];
            pending: {
                action: string;
                title: string;
                /**
                 * @description 各字段的值，以字段名为键
                 * @example {
                 *       "kind": "咨询",
                 *       "text": "……"
                 *     }
                 */
                values: {
                    [key: string]: unknown;
                };
                by: string;
                /** @description 提请人离岗后接手的人 */
                heldBy?: string;
                approvedBy: string[];
                /** @description 更正公示的内容：写明理由的字段 */
                amends?: string;
                waitsFor: string;
                canApprove: boolean;
                canTakeBack: boolean;
            }[];
            papers: {
                id: string;
                title: string;
                number?: string;
                /** Format: date-time */
                at: string;
                /** @description 按本市模板制作，只有 Word */
                wordOnly?: boolean;
            }[];
            /** @description 关联的事项；无权查看的没有编号和状态 */
            links: {
                title: string;
                type: string;
                id: string;
                number?: string;
                state?: string;
                result?: string;
            }[];
            /** @description 并入本事项的事项 */
            merged: components["schemas"]["MergedCase"][];
            /** @description 本事项开启的子事项 */
            children: components["schemas"]["CaseChild"][];
            /** @description 开启本事项的事项 */
            parent?: {
                type: string;
                typeTitle: string;
                id: string;
                number?: string;
            };
            can: components["schemas"]["CaseAction"][];
            /** @description 可以更正的字段 */
            canCorrect: string[];
            canComment: boolean;
            /** @description 可以补录先前发生的办理 */
            canRecordLate: boolean;
        };
        MergedCase: {
            type: string;
            id: string;
            number?: string;
            state: string;
            /** Format: date-time */
            openedAt: string;
            values: {
                title: string;
                type: string;
                value?: unknown;
            }[];
            names: {
                [key: string]: string;
            };
            files: components["schemas"]["Attachment"][];
            comments: {
                by: string;
                /** Format: date-time */
                at: string;
                text: string;
            }[];
            /** @description 还没有答复的任务 */
            tasks: {
                title: string;
                to: string;
            }[];
        };
        CaseChild: {
            id: string;
            title: string;
            /** @description 子事项所办的对象，如事项名称 */
            about: string;
            /**
             * @description 待开启、办理中、已办结、已撤回
             * @enum {string}
             */
            status: "waiting" | "open" | "done" | "withdrawn";
            /** @description 未能开启的原因；系统会自动重试 */
            problem?: string;
            /**
             * @description 公示的内容更正之后不再需要这一子事项，它还没有办结
             * @enum {boolean}
             */
            overtaken?: true;
            case?: components["schemas"]["CaseBrief"];
        };
        /** @description 子事项本身；无权查看的没有此项 */
        CaseBrief: {
            type: string;
            typeTitle: string;
            id: string;
            number?: string;
            state: {
                name: string;
                title: string;
                /** @enum {string} */
                kind: "open" | "waiting" | "done";
            };
            result?: string;
            /** Format: date */
            due?: string;
            /**
             * @description 正常、临期、逾期
             * @enum {string}
             */
            light?: "green" | "yellow" | "red";
        };
        CaseAction: {
            name: string;
            title: string;
            /** @description 必填字段 */
            fills: string[];
            /** @description 选填字段 */
            asks: string[];
            /** @description 要开启的子事项，所选的值放在 asked 中，以 kind 为键 */
            children: {
                kind: string;
                field: components["schemas"]["CaseField"];
            }[];
            danger: boolean;
            /** @description 办理后进入下一环节，而不是等待或停在原处 */
            leadsOn: boolean;
            /** @description 更正公示的内容：只提交有变动的字段，清空的为 null */
            amends: boolean;
            /** @description 须依次审批的人 */
            approvedBy: string[];
            link?: {
                title: string;
                type: string;
            };
        };
        CaseEvent: {
            seq: number;
            kind: string;
            /** @description 发生了什么 */
            title: string;
            by: string;
            /**
             * Format: date-time
             * @description 生效时间
             */
            at: string;
            /** Format: date-time */
            recordedAt: string;
            from?: string;
            to?: string;
            answer?: string;
            values: {
                name: string;
                title: string;
                type: string;
                value?: unknown;
                /** @description 更正公示的内容：原来是什么，没有填写的为 null */
                before?: unknown;
            }[];
            /** @description 值中的编号所指的文件 */
            files: components["schemas"]["Attachment"][];
            /** @description 批注，或者更正、退回、补录的理由 */
            text?: string;
            papers: string[];
        };
        PapersToPrint: {
            /**
             * @description 文书在定义中的名称
             * @example notice
             */
            paper: string;
            ids: string[];
        };
        InboxRow: components["schemas"]["CaseRow"] & {
            /** @description 为何等我办理 */
            reasons: string[];
        };
        DeliveryReceipt: {
            batch: string;
            /** @description 本次报送、等待检查人员签字和部门复核的 */
            delivered: number;
            /** @description 以前已经报送、内容相同的 */
            unchanged: number;
            refused: number;
            rows: {
                row: string;
                /** @enum {string} */
                state: "delivered" | "unchanged" | "refused";
                /** @description 可用于 GET /v1/cases/inspection-visits/{id} */
                case?: string;
                number?: string;
            }[];
            faults: components["schemas"]["DeliveryFault"][];
        };
        DeliveryFault: {
            row: string;
            /** @description 有误的字段，如 results/0；空着为整行 */
            field: string;
            /** @description 稳定的错误代码，可据以处理 */
            code: string;
            /** @description 错在哪里、如何更正 */
            message: string;
        };
        DeliveredResults: {
            /** @description 贵方的批次号，原样载入回执 */
            batch: string;
            /**
             * @description 为 true 时有误的行不影响其他行；缺省为全部无误才写入
             * @default false
             */
            partial: boolean;
            rows: components["schemas"]["DeliveredResult"][];
        };
        DeliveredResult: {
            /** @description 本行在贵方系统中的编号，回执按它对应 */
            row: string;
            /**
             * @description 检查的编号；没有填写的，填写 task 和 object
             * @example 检〔2026〕12号
             */
            visit?: string;
            /**
             * @description 抽查编号
             * @example 2026-003
             */
            task?: string;
            /** @description 检查对象在名录中的编号，如统一社会信用代码 */
            object?: string;
            /**
             * @description “登记检查情况”的各字段，见 GET /v1/case-types/inspection-visits
             * @example {
             *       "endedOn": "2026-03-12",
             *       "findings": "货架和仓库均已查看。",
             *       "outcome": "未发现问题",
             *       "results": [
             *         "未发现问题"
             *       ],
             *       "signed": "已签字"
             *     }
             */
            values: {
                [key: string]: unknown;
            };
        };
        InspectionDashboard: {
            year: number;
            /** @description 统计到哪一天 */
            day: string;
            /** @description 是否为全市；否则只计涉及本部门的检查和本县区的对象 */
            whole: boolean;
            visits: {
                proposed: components["schemas"]["CountedVisits"];
                due: components["schemas"]["CountedVisits"] & unknown;
                overdue: components["schemas"]["CountedVisits"] & unknown;
                made: components["schemas"]["CountedVisits"] & unknown;
                published: components["schemas"]["CountedVisits"] & unknown;
                problems: components["schemas"]["CountedVisits"] & unknown;
            };
            shares: {
                visitsOnTime: components["schemas"]["ShareOfVisits"];
                publishedOnTime: components["schemas"]["ShareOfVisits"] & unknown;
                problems: components["schemas"]["ShareOfVisits"] & unknown;
                joint: components["schemas"]["ShareOfVisits"] & unknown;
                offSite: components["schemas"]["ShareOfVisits"] & unknown;
            };
            coverage: {
                whole: {
                    visited: number;
                    objects: number;
                };
                counties: (components["schemas"]["VisitCoverage"] & {
                    name: string;
                })[];
                industries: components["schemas"]["VisitCoverage"][];
                /** @description 按信用风险分类；只给可以查看名录的人 */
                classes?: components["schemas"]["VisitCoverage"][];
            };
            /** @description 一次检查有几项事项的，各计一次 */
            items: components["schemas"]["VisitGroup"][];
            /** @description 本年检查几次的企业各有几户，最后一栏含更多次的 */
            perObject: {
                visits: number;
                objects: number;
            }[];
            departments: components["schemas"]["VisitGroup"][];
            /** @description 逐月结束的检查；before 为上年同月 */
            months: {
                month: string;
                count: number;
                before: number;
                list: components["schemas"]["VisitList"];
            }[];
        };
        /** @description 待审批 */
        CountedVisits: {
            count: number;
            list: components["schemas"]["VisitList"];
        };
        /** @description 这个数所计的检查：事项列表 /v1/cases/inspection-visits 的筛选条件 */
        VisitList: {
            state?: string;
            where?: string[];
        };
        /** @description 按期检查 */
        ShareOfVisits: {
            part: number;
            of: number;
            list: components["schemas"]["VisitList"];
        };
        VisitCoverage: {
            /** @description 区划、行业门类或分类；空着为未填写 */
            key: string;
            visited: number;
            objects: number;
        };
        VisitGroup: {
            key: string;
            name: string;
            count: number;
            problems: number;
            list: components["schemas"]["VisitList"];
        };
        SupervisionBurden: {
            year: number;
            /** @description 计全市的检查；否则只计涉及本部门的 */
            whole: boolean;
            classes: {
                /** @enum {string} */
                class: "A" | "B" | "C" | "D" | "U";
                /** @description 在营的检查对象 */
                objects: number;
                /** @description 今年已经结束的检查 */
                visits: number;
                /** @description 去年的检查 */
                visitsBefore: number;
            }[];
        };
        ObjectHistory: {
            /** @description 名录中现在的一行，个人信息已脱敏 */
            object: {
                id: string;
                name: string;
                /** @enum {string} */
                type: "企业" | "个体工商户" | "农民专业合作社" | "事业单位" | "其他";
                legalRepresentative?: string;
                authority?: string;
                jurisdiction?: string;
                industry?: string;
                /** Format: date */
                established?: string;
                scope?: string;
                address?: string;
                division: string;
                permits?: {
                    name: string;
                    number: string;
                    /** Format: date */
                    validUntil?: string;
                    authority?: string;
                }[];
                labels?: string[];
                contact?: string;
                phone?: string;
                /**
                 * @default 在营
                 * @enum {string}
                 */
                status: "在营" | "停业" | "注销" | "吊销" | "迁出";
                /** @enum {string} */
                riskClass?: "A" | "B" | "C" | "D";
                itemClasses?: string[];
                /** Format: date */
                lastInspected?: string;
            };
            year: number;
            /** @description 本年已经结束的检查次数，只计可见的 */
            visitsInYear: number;
            /** @description 每户每年检查的上限：已公示的全市频次上限，没有公示的为本市的设置 */
            cap: number;
            draws: components["schemas"]["DrawnIn"][];
            /** @description 以该企业为对象的事项，由新到旧 */
            cases: components["schemas"]["CaseAbout"][];
        };
        DrawnIn: {
            id: string;
            number: string;
            title: string;
            state: string;
            year: number;
            /**
             * Format: date-time
             * @description 何时抽取
             */
            at: string;
            /** @description 抽中后由候补替换 */
            replaced: boolean;
            /** @description 作为候补替换他户 */
            substitute: boolean;
        };
        CaseAbout: {
            id: string;
            type: string;
            typeTitle: string;
            group: string;
            number?: string;
            state: {
                name: string;
                title: string;
                kind: string;
            };
            result?: string;
            about?: string;
            listed: {
                [key: string]: unknown;
            };
            names: {
                [key: string]: string;
            };
            /** @description 涉及单位的名称 */
            depts: string[];
            /** Format: date-time */
            openedAt: string;
            due?: components["schemas"]["DueDay"];
        };
        CityInspections: {
            code: string;
            name: string;
            /** @description 已检查的次数 */
            made: number;
            /** @description 计划完成：已公示的计划中能算出应查户数的批次，其中结果已公示的户数 */
            plan: {
                part: number;
                of: number;
            };
            /** @description 覆盖面：名录中在营的检查对象，其中本年已检查的 */
            coverage: {
                part: number;
                of: number;
            };
            /** @description 按期检查 */
            visitsOnTime: {
                part: number;
                of: number;
            };
            /** @description 按期公示 */
            publishedOnTime: {
                part: number;
                of: number;
            };
            /** @description 发现问题的检查 */
            problems: {
                part: number;
                of: number;
            };
            /** @description 联合检查 */
            joint: {
                part: number;
                of: number;
            };
        };
        NationalResult: {
            /** @description 抽查检查结果 */
            check: {
                /** @description 统一社会信用代码；名录中没有的为空 */
                uniscId?: string;
                entName: string;
                /** @description 检查实施机关 */
                insAuth_CN: string;
                /** @enum {string} */
                insType_CN: "抽查" | "检查";
                /** Format: date */
                insDate: string;
                /** @description 检查结果，几项以顿号分开 */
                insRes_CN: string;
                /** @description 检查结果代码，几项以逗号分开 */
                insRes: string;
            };
            /** @description 双随机抽查结果；其他检查没有。检查结果属整次检查，各事项相同 */
            random?: {
                /** @description 统一社会信用代码；名录中没有的为空 */
                uniscId?: string;
                entName: string;
                raninsPlanId?: string;
                raninsPlaneName?: string;
                raninsTaskId?: string;
                raninsTaskName?: string;
                /** @enum {string} */
                raninsTypeName?: "定向" | "不定向";
                insAuth: string;
                /** Format: date */
                insDate: string;
                details: {
                    item: string;
                    result: string;
                }[];
            };
        };
        Level: {
            list: string;
            title: string;
            unit: string;
            edition: components["schemas"]["LevelEdition"];
            counts: components["schemas"]["LevelCounts"];
        };
        LevelEdition: {
            tenant: string;
            /** @description 谁公布的 */
            called: string;
            version: string;
            number: number;
            count: number;
            /** Format: date-time */
            at: string;
        };
        LevelCounts: {
            /** @description 采用自上级的 */
            adopted: number;
            pending: {
                new: number;
                existing: number;
                changed: number;
                removed: number;
            };
            refused: number;
        };
        LevelItems: {
            items: components["schemas"]["LevelItem"][];
            /** @description 下一页的翻页标识，没有则为 null */
            next: string | null;
            total: number;
            title: string;
            edition: components["schemas"]["LevelEdition"];
            /** @description 本地的当前版本，全部采用时给出 */
            draft: string | null;
            counts: components["schemas"]["LevelCounts"];
            /** @description 编码有重复、不能对应的 */
            several: string[];
        };
        LevelItem: {
            /** @description 事项在上级目录中的编号 */
            item: string;
            /**
             * @description 上级新增的；本地已有、尚未采用的；已采用、内容与上级不同的；已采用、上级不再列入的
             * @enum {string}
             */
            kind: "new" | "existing" | "changed" | "removed";
            /** @enum {string} */
            state: "pending" | "refused" | "settled";
            name: string;
            dept?: string;
            /** @description 在本地清单中的编号 */
            row?: string;
            /** @description 本地这一条现在的版本，采用时给出 */
            etag?: string;
            /** @description 采用的是上级第几版 */
            from?: number;
            elements: components["schemas"]["LevelElement"][];
            refusal?: components["schemas"]["LevelRefusal"];
        };
        LevelElement: {
            field: string;
            header: string;
            /** @description 由哪一级确定；没有则未规定 */
            decidedBy?: string;
            /**
             * @description 待定、不采用、本地自己的；上级新增的事项没有
             * @enum {string}
             */
            state?: "pending" | "refused" | "own";
            /** @description 采用以后两边都改过 */
            conflict: boolean;
            /** @description 没有则未填 */
            base?: unknown;
            /** @description 没有则未填 */
            own?: unknown;
            /** @description 没有则未填 */
            offered?: unknown;
        };
        LevelRefusal: {
            /** @description 不采用的要素 */
            elements: string[];
            /** @description 上级的第几版 */
            edition: number;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        LevelAccepted: {
            number: number;
            added: number;
            changed: number;
            removed: number;
        };
        LevelRefused: {
            refused: number;
        };
        Comparison: {
            items: components["schemas"]["ComparedItem"][];
            /** @description 下一页的翻页标识，没有则为 null */
            next: string | null;
            total: number;
            title: string;
            /** @description 第一个是其余各方与之比较的 */
            tenants: components["schemas"]["ComparedTenant"][];
            fields: {
                field: string;
                header: string;
                decidedBy?: string;
            }[];
            counts: {
                differing: number;
                missing: number;
                all: number;
            };
        };
        ComparedItem: {
            key: string;
            name: string;
            /** @description 没有这一事项的各方 */
            missing: string[];
            elements: {
                field: string;
                header: string;
                decidedBy: string;
                /** @description 按 tenants 的次序 */
                cells: {
                    /** @description 有这一事项 */
                    has: boolean;
                    /** @description 没有则未填 */
                    value?: unknown;
                }[];
                /** @description 改为与第一方相同即可一致的各方 */
                take: string[];
                /** @description 其余各方彼此相同，宜先核对第一方 */
                reconsider: boolean;
                /** @description 应当与谁相同 */
                like: string;
            }[];
            /** @description 比较县区的草稿时：各县区的这一条在清单中的编号和现在的版本 */
            counties?: {
                county: string;
                row: string;
                etag: string;
            }[];
            /** @description 与上级比较时：在本地清单中的编号 */
            row?: string;
            /** @description 与上级比较时：本地这一条现在的版本 */
            etag?: string;
            /** @description 第一方的事项编号 */
            item?: string;
        };
        ComparedTenant: components["schemas"]["LevelEdition"] & {
            /** @description 是本地的当前草稿，不是公布的版本 */
            isDraft: boolean;
            /** @description 第一方有、这一方没有的事项 */
            missing: number;
            sameness?: components["schemas"]["Sameness"];
            /** @description 编码有重复、没有比较的 */
            several: string[];
        };
        /** @description 与第一方相比；第一方自己没有 */
        Sameness: {
            /** @description 双方都有的事项 */
            items: number;
            /** @description 其中各要素都相同的 */
            equalItems: number;
            /** @description 双方都有的事项中，至少一方填写的要素 */
            elements: number;
            /** @description 其中相同的 */
            equal: number;
            /** @description 同一率：equal / elements，没有可比的为 1 */
            score: number;
        };
        ProvinceLevel: {
            list: string;
            title: string;
            edition?: components["schemas"]["LevelEdition"] & unknown;
            /** @description 公布了这份清单的授权城市 */
            cities: number;
        };
        CityRefusal: {
            city: string;
            called: string;
            item: string;
            name: string;
            /**
             * @description 上级新增的；本地已有、尚未采用的；已采用、内容与上级不同的；已采用、上级不再列入的
             * @enum {string}
             */
            kind: "new" | "existing" | "changed" | "removed";
            /** @description 不采用的要素 */
            elements: string[];
            /** @description 上级的第几版 */
            edition: number;
            reason: string;
            by: string;
            /** Format: date-time */
            at: string;
        };
        CountyList: {
            list: string;
            title: string;
            unit: string;
            /** @description 有条目的县区 */
            counties: number;
        };
        CreditRecord: {
            id: string;
            kind: components["schemas"]["CreditKindId"];
            subject: string;
            name: string;
            authority: string;
            department?: string;
            number: string;
            /** Format: date */
            date: string;
            /** @description 该类别的要素；个人信息缺省脱敏 */
            values: {
                [key: string]: string | number | boolean;
            };
            state: components["schemas"]["CreditRecordState"];
            version: number;
            /** Format: date */
            received: string;
            /** Format: date-time */
            at: string;
            by: string;
            reason?: string;
            light: components["schemas"]["PublicationLight"];
            clock?: components["schemas"]["PublicationClockName"];
            /** @description 对这条记录的未结异议；accepted 为已受理 */
            objection?: {
                case: string;
                accepted: boolean;
            };
            /** @description 本人可以更正、公示和撤下 */
            can: "write"[];
        };
        /** @enum {string} */
        CreditKindId: "permit" | "penalty" | "enforcement" | "confirmation" | "ruling" | "award" | "inspection" | "complaint" | "annual-report" | "court-enforcement" | "tax-mark" | "social-insurance-mark" | "commitment" | "public-evaluation" | "industry-evaluation";
        /**
         * @description in-force 有效，withdrawn 已撤下，repaired 已修复
         * @enum {string}
         */
        CreditRecordState: "in-force" | "withdrawn" | "repaired";
        /**
         * @description none 无需公示，done 按期，waiting 未到期，calendar 待放假安排，late 逾期办理，near 即将到期，overdue 逾期未办
         * @enum {string}
         */
        PublicationLight: "none" | "done" | "waiting" | "calendar" | "late" | "near" | "overdue";
        /**
         * @description light 是哪一个时限的；没有时限的没有这一项
         * @enum {string}
         */
        PublicationClockName: "site" | "notice" | "withdraw";
        CreditKind: {
            id: components["schemas"]["CreditKindId"];
            title: string;
            unit: string;
            basis?: string;
            /** @enum {string} */
            publication?: "permit" | "penalty";
            fields: {
                field: string;
                title: string;
                type: string;
                required: boolean;
                choices?: string[];
                /** @description 可填多项，用顿号分隔 */
                several: boolean;
                /** @description 对外公示 */
                open: boolean;
                personal: boolean;
                /** @description 公示系统与交换平台的字段名，报送时可用 */
                exchange?: string;
                note?: string;
            }[];
        };
        PublicationPunctuality: {
            department: string | null;
            authority: string;
            records: number;
            done: number;
            late: number;
            overdue: number;
            /** @description 处罚变更、撤销后须撤下的；undated 为撤下时未写明变更或撤销日期的，以收到之日起算，不计入按期率 */
            withdrawals: {
                records: number;
                done: number;
                late: number;
                overdue: number;
                undated: number;
            };
            /** @description 公示和撤下到期的之中，按期的比例 */
            onTime?: number;
        };
        CreditRecordDetail: components["schemas"]["CreditRecord"] & {
            clocks: {
                name: components["schemas"]["PublicationClockName"] & unknown;
                /** Format: date */
                due?: string;
                /** Format: date */
                done?: string;
                light: components["schemas"]["PublicationLight"];
                /**
                 * @description 撤下时未写明变更或撤销日期，以收到之日起算
                 * @enum {boolean}
                 */
                undated?: true;
            }[];
            /** @description 公示期：自 from 起，至 to 的前一日；从不公示的没有 */
            period?: {
                /** Format: date */
                from: string;
                /** Format: date */
                to?: string;
            };
            /** @description 所依据的公示期限规则 */
            periodRule?: string;
            /** @description 各版本，新的在前 */
            versions: {
                id: string;
                kind: components["schemas"]["CreditKindId"];
                subject: string;
                name: string;
                authority: string;
                department?: string;
                number: string;
                /** Format: date */
                date: string;
                /** @description 该类别的要素；个人信息缺省脱敏 */
                values: {
                    [key: string]: string | number | boolean;
                };
                state: components["schemas"]["CreditRecordState"];
                version: number;
                /** Format: date */
                received: string;
                /** Format: date-time */
                at: string;
                by: string;
                reason?: string;
            }[];
        };
        CreditBatchAnswer: {
            rows: number;
            added: number;
            corrected: number;
            withdrawn: number;
            /** @description 内容与已有的相同，没有改变 */
            unchanged: number;
            refused: number;
            isWritten: boolean;
            outcomes: {
                row: number;
                rowId?: string;
                id: string;
                /** @enum {string} */
                outcome: "added" | "corrected" | "withdrawn" | "unchanged";
            }[];
            /** @description 错误清单：行、字段、代码和说明 */
            errors: {
                /** @description 第几行，从 1 起 */
                row: number;
                rowId?: string;
                field?: string;
                /** @description 字段的中文名 */
                title?: string;
                code: string;
                message: string;
            }[];
        };
        CreditBatch: {
            /**
             * @description partial 有错误的行除外，其余照常写入；all 有一行错误就都不写入
             * @enum {string}
             */
            mode: "partial" | "all";
            /** @description 只核对，不写入 */
            dryRun?: boolean;
            rows: {
                /** @description 报送方的行标识，原样带回 */
                rowId?: string;
                /**
                 * @description put 新增或更正，withdraw 撤下（须写明原因）
                 * @enum {string}
                 */
                operation: "put" | "withdraw";
                kind: string;
                subject?: string;
                name?: string;
                authority?: string;
                number?: string;
                date?: string;
                /** @description 该类别的要素；撤下时只取 annulled（处罚变更或撤销的日期；未写明的，以收到之日起算） */
                values?: {
                    [key: string]: string | number | boolean;
                };
                reason?: string;
            }[];
        };
        PublicationRules: {
            /** @description 许可自决定起几个工作日内公示 */
            permitDays: number;
            /** @description 处罚自决定起几个工作日内在本单位网站和信用平台公示 */
            penaltyDays: number;
            /** @description 市场监管部门的处罚几个工作日内在公示系统公示 */
            noticeDays: number;
            /** @description 名称含有其中之一的机关为市场监管部门 */
            noticeAuthorities: string[];
            /** @description 处罚变更、撤销后几个工作日内撤下 */
            withdrawDays: number;
            /** @description 到期前几个工作日提醒 */
            nearDays: number;
            /** @description 依次对照，取第一条相符的 */
            periods: {
                name: string;
                basis?: string;
                /** @description 决定日期不早于 */
                from: string;
                /** @description 决定日期早于 */
                until?: string;
                /** @enum {string} */
                weight: "轻微" | "一般" | "严重";
                /** @description 处罚类别全在其中 */
                only?: ("警告" | "通报批评" | "罚款" | "没收违法所得" | "没收非法财物" | "暂扣许可证件" | "降低资质等级" | "吊销许可证件" | "限制开展生产经营活动" | "责令停产停业" | "责令关闭" | "限制从业" | "行政拘留" | "其他")[];
                /** @description 处罚类别有其中之一 */
                some?: ("警告" | "通报批评" | "罚款" | "没收违法所得" | "没收非法财物" | "暂扣许可证件" | "降低资质等级" | "吊销许可证件" | "限制开展生产经营活动" | "责令停产停业" | "责令关闭" | "限制从业" | "行政拘留" | "其他")[];
                /** @description 罚没金额（元）低于 */
                below?: number;
                /** @description 罚没金额（元）不低于 */
                atLeast?: number;
                /** @description 公示几个月；0 为不公示 */
                months: number;
            }[];
        };
        CreditCheck: {
            subject: string;
            /**
             * Format: date
             * @description 按哪一天回答
             */
            on: string;
            /**
             * @description restricted：有适用于所问事项的惩戒措施；unrestricted：没有
             * @enum {string}
             */
            answer: "restricted" | "unrestricted";
            punishments: components["schemas"]["MeasureInForce"][];
            incentives: components["schemas"]["MeasureInForce"][];
            lists: components["schemas"]["MeasureList"][];
        };
        MeasureInForce: {
            case: string;
            number?: string;
            /** @description 措施编码 */
            measure: string;
            name: string;
            /** @description 适用的办理事项；空的不限 */
            scope: string[];
            basis: string;
            /** @description 决定时清单公布的版次 */
            edition?: number;
            /** @description 所依据的名单编号或者文书号 */
            rests: string;
            department: {
                id: string;
                name: string;
            };
            /** Format: date */
            begins: string;
            /**
             * Format: date
             * @description 最后一天
             */
            until: string;
        };
        MeasureList: {
            list: string;
            title: string;
            /** @description 现在公布的版次；没有公布过的没有 */
            edition?: number;
            /** Format: date-time */
            publishedAt?: string;
        };
        ExchangeSource: {
            id: string;
            title: string;
            fields: {
                name: string;
                title: string;
                /** @enum {string} */
                type: "string" | "number" | "boolean" | "strings" | "numbers";
                /** @description 条件和表达式可以用；其余只能原样对照 */
                readable: boolean;
                personal: boolean;
            }[];
        };
        ExchangeTerms: {
            id: string;
            title: string;
            partner: string;
            /** @enum {string} */
            direction: "out" | "in";
            basis: string;
            about?: string;
            source: string;
            when?: string;
            table: string;
            dataSource: string;
            elements: {
                name: string;
                title: string;
                field?: string;
                value?: string;
                expression?: string;
                key?: boolean;
                required?: boolean;
                most?: number;
                values?: string[];
            }[];
            endpoint?: string;
            /** @enum {string} */
            cadence?: "realtime" | "daily" | "weekly" | "monthly";
            time?: string;
            day?: number;
            batchRows?: number;
            term?: number;
            countedFrom?: string;
            mendable?: boolean;
        };
        "Row-exchange-contracts": {
            id: string;
            title: string;
            partner: string;
            /** @enum {string} */
            direction: "out" | "in";
            basis: string;
            about?: string;
            source: string;
            when?: string;
            table: string;
            dataSource: string;
            elements: {
                name: string;
                title: string;
                field?: string;
                value?: string;
                expression?: string;
                key?: boolean;
                required?: boolean;
                most?: number;
                values?: string[];
            }[];
            endpoint?: string;
            /** @enum {string} */
            cadence?: "realtime" | "daily" | "weekly" | "monthly";
            time?: string;
            day?: number;
            batchRows?: number;
            term?: number;
            countedFrom?: string;
            mendable?: boolean;
        };
        ExchangeChannel: {
            contract: string;
            title: string;
            partner: string;
            /** @enum {string} */
            direction: "out" | "in";
            /** @enum {string} */
            cadence?: "realtime" | "daily" | "weekly" | "monthly";
            time?: string;
            day?: number;
            term?: number;
            /** @description 合同已公示 */
            published: boolean;
            /** @description 草稿与公示的不同 */
            changed: boolean;
            running: boolean;
            hasSecret: boolean;
            /** Format: date-time */
            nextAt?: string;
            /** Format: date-time */
            comparedAt?: string;
            fault?: string;
            figures?: components["schemas"]["ExchangeFigures"];
        };
        ExchangeFigures: {
            /** @description 对方已接受、现有的行 */
            accepted: number;
            /** @description 其中逾期才接受的行 */
            late: number;
            sending: number;
            refused: number;
            /** @description 已修正或要求重发，尚未发出的行 */
            mended: number;
            /** @description 还没有接受、已过时限的行 */
            overdue: number;
            batches: number;
        };
        ExchangeChannelDetail: components["schemas"]["ExchangeChannel"] & {
            terms: components["schemas"]["ExchangeTerms"];
            sourceTitle?: string;
            elements: {
                name: string;
                title: string;
                /** @description 从哪里来，中文 */
                from: string;
                key: boolean;
                required: boolean;
                personal: boolean;
                most?: number;
                values?: string[];
            }[];
        };
        ExchangePreview: {
            /** @description 看了来源的前几行 */
            looked: number;
            /** @description 来源只有这些行 */
            isWhole: boolean;
            /** @description 其中符合条件、会发出的 */
            goes: number;
            /** @description 其中不合对方要求、不会发出的 */
            faulty: number;
            items: components["schemas"]["ExchangePreviewRow"][];
        };
        ExchangePreviewRow: {
            key: string;
            payload: {
                [key: string]: string | number | boolean;
            };
            errors: {
                type: string;
                remark: string;
                /** @description 对方字段，知道的才有 */
                element?: string;
            }[];
        };
        ExchangeBatch: {
            id: string;
            /** Format: date-time */
            madeAt: string;
            count: number;
            /** @enum {string} */
            state: "sending" | "answered" | "stuck";
            attempts: number;
            /** Format: date-time */
            nextAt?: string;
            lastStatus?: number;
            lastError?: string;
            /** Format: date-time */
            answeredAt?: string;
            accepted?: number;
            refused?: number;
        };
        ExchangeBatchDetail: components["schemas"]["ExchangeBatch"] & {
            rows: {
                guid: string;
                /** @enum {string} */
                operation: "I" | "U" | "D";
                payload: {
                    [key: string]: string | number | boolean;
                };
            }[];
        };
        ExchangeRow: {
            guid: string;
            /** @description 自然键各项 */
            key: string;
            /** @enum {string} */
            state: "sending" | "refused" | "mended" | "accepted";
            /** @enum {string} */
            operation?: "I" | "U" | "D";
            /** Format: date */
            since?: string;
            /**
             * Format: date
             * @description 对方最迟应在哪天接受
             */
            due?: string;
            late: boolean;
            /** Format: date */
            acceptedOn?: string;
            batch?: string;
            errors: {
                type: string;
                remark: string;
                /** @description 对方字段，知道的才有 */
                element?: string;
            }[];
            /** Format: date-time */
            at: string;
            can: ("mend" | "resend")[];
        };
        ExchangeRowDetail: components["schemas"]["ExchangeRow"] & {
            /** @description 被退回的内容；个人信息脱敏 */
            payload?: {
                [key: string]: string | number | boolean;
            };
            mending?: {
                values: {
                    [key: string]: string | number | boolean;
                };
                reason: string;
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            };
            again?: {
                reason: string;
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            };
        };
        ExchangeErrorTable: {
            cd_batch: string;
            accepted: number;
            errors: {
                table: string;
                row_guid: string;
                err_type: string;
                remark: string;
            }[];
        };
        AuditRecord: {
            id: string;
            /** Format: date-time */
            at: string;
            by: components["schemas"]["Actor"] & unknown;
            /** @enum {string} */
            action: "draw.plan" | "draw.edit" | "draw.delete" | "draw.commit" | "draw.nonce-commit" | "draw.nonce-reveal" | "draw.missing" | "draw.attest" | "draw.execute" | "draw.publish" | "draw.publish-names" | "draw.propose" | "draw.reject-proposal" | "draw.propose-void" | "draw.reject-void" | "draw.void" | "draw.dispatch" | "draw.join-visits" | "draw.separate-visits" | "draw.substitute" | "draw.substitute-inspector" | "draw.proof" | "batch.substitute" | "batch.make" | "batch.edit" | "batch.dissolve" | "batch.join" | "batch.leave" | "batch.ready" | "batch.unready" | "batch.commit" | "batch.execute" | "batch.publish" | "batch.publish-names" | "batch.propose" | "batch.reject-proposal" | "batch.propose-void" | "batch.reject-void" | "batch.void" | "witness.register" | "witness.withdraw" | "witness.confirm" | "witness.refuse" | "city-witness.confirm" | "city-witness.refuse" | "city-witness.rule" | "notice.create" | "notice.edit" | "notice.delete" | "notice.activate" | "notice.adjust" | "notice.close" | "notice.link" | "measure.start" | "measure.finish" | "measure.stop" | "measure.reopen" | "measure.milestones" | "measure.indicators" | "measure.value" | "round.add" | "round.open" | "round.close" | "round.redate" | "report.begin" | "report.submit" | "report.accept" | "report.return" | "report.form" | "chase.issue" | "letter.make" | "letter.edit" | "letter.submit" | "letter.review" | "letter.return" | "letter.delete" | "chase.answer" | "chase.reject" | "chase.close" | "chase.redate" | "briefing.make" | "briefing.edit" | "briefing.submit" | "briefing.review" | "briefing.return" | "briefing.delete" | "briefing.issue" | "briefing.download" | "board.propose" | "board.publish" | "board.appeal" | "board.uphold" | "board.remove" | "board.redate" | "excellence.give" | "excellence.remove" | "light-rules.update" | "score-rules.update" | "register.publish" | "register.import" | "register.restore" | "register.export" | "register.view-personal" | "register.set" | "level.accept" | "level.refuse" | "list-rule.set" | "list.export" | "row.create" | "row.update" | "row.remove" | "row.history" | "row.view-personal" | "credit.simulate" | "credit.evaluate" | "credit.land" | "credit.change-class" | "credit.explain" | "credit.explain-department" | "credit.check" | "credit-records.push" | "credit-record.view-personal" | "credit-record.repair" | "credit-record.revive" | "publication-rules.update" | "exchange.secret" | "exchange.start" | "exchange.stop" | "exchange.compare" | "exchange.mend" | "exchange.resend" | "exchange.retry" | "exchange.receive" | "job.errors" | "log.cosigners" | "tenant.update" | "policy.propose" | "policy.confirm" | "policy.reject" | "policy.withdraw" | "calendar.propose" | "calendar.confirm" | "calendar.reject" | "calendar.withdraw" | "province.witness-rule" | "province.grant" | "province.revoke" | "province.grant-proofs" | "province.revoke-proofs" | "city-draw.proof" | "department.create" | "department.update" | "department.delete" | "stand-in.set" | "stand-in.remove" | "person.create" | "person.update" | "person.propose-leave" | "person.sign-in" | "person.sign-in-failed" | "person.restore" | "person.delete" | "role.create" | "role.update" | "role.delete" | "client.create" | "client.delete" | "client.sign-in" | "client.sign-in-failed" | "portal.update" | "webhook.create" | "webhook.delete" | "webhook.test" | "notify.settings" | "notify.preferences" | "notify.retry" | "case.open" | "case.act" | "case.approve" | "case.return" | "case.answer" | "case.correct" | "case.comment" | "case.hand-over" | "case.rate" | "case.settle" | "case.personal" | "case-type.draft" | "case-type.template" | "case-type.adopt" | "case-type.discard" | "case-type.publish" | "case-type.close" | "case-type.reopen" | "audit.export";
            /**
             * @description 操作的名称
             * @example 签发督办
             */
            name: string;
            /** @description 做了什么，分段；提到对象的段带有对象 */
            sentence: {
                text: string;
                object?: components["schemas"]["AuditObject"];
            }[];
            object: components["schemas"]["AuditObject"];
            /** @description 修改前后的内容；个人信息已脱敏 */
            changes?: {
                label: string;
                before: string;
                after: string;
            }[];
            detail?: {
                [key: string]: unknown;
            };
        };
        AuditObject: {
            /** @enum {string} */
            kind: "draw" | "batch" | "witness" | "notice" | "measure" | "round" | "report" | "chase" | "letter" | "briefing" | "board" | "excellence" | "lightRules" | "scoreRules" | "register" | "row" | "tenant" | "calendar" | "province" | "cityDraw" | "cityWitness" | "department" | "person" | "role" | "client" | "webhook" | "notifySettings" | "outgoing" | "case" | "creditRecords" | "creditRecord" | "publicationRules" | "exchange" | "caseType" | "evaluation" | "job" | "audit" | "list";
            /**
             * @description 对象类别的名称
             * @example 督办
             */
            noun: string;
            id: string;
            /** @description 操作当时的名称 */
            name: string;
            /** @description 所属对象的编号，如举措所属的通知 */
            in?: string;
            /** @description 工作台中的地址 */
            link?: string;
        };
        AuditActionKind: {
            action: string;
            name: string;
            kind: string;
            noun: string;
        };
        Notification: {
            id: string;
            /** @enum {string} */
            kind: "case.named" | "case.turn" | "case.asked" | "case.approval" | "case.last-day" | "report.returned" | "report.due" | "report.last-day" | "report.late" | "chase.issued" | "witness.asked" | "visits.joined" | "visits.separated" | "exchange.refused" | "exchange.late" | "witness.due";
            title: string;
            text: string;
            about?: string;
            /** @description 代谁办理 */
            actingFor?: string;
            urgent: boolean;
            /**
             * @description 控制台中的页面
             * @example /cases/inspection-visits/01J…
             */
            link: string;
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            readAt?: string;
        };
        NotificationSettings: {
            channels: {
                wecom?: {
                    /**
                     * @description 政务微信接口地址
                     * @example https://qyapi.weixin.qq.com
                     */
                    url: string;
                    corpId: string;
                    agentId: number;
                    /** @description 密钥的编号；密钥本身由运维人员存入密钥库，不经过本系统的页面 */
                    secret: string;
                };
                sms?: {
                    /**
                     * @description 短信网关地址
                     * @example https://sms.example.gov.cn/send
                     */
                    url: string;
                    /** @description 模板编号 */
                    template: string;
                    /** @description 密钥的编号；密钥本身由运维人员存入密钥库，不经过本系统的页面 */
                    secret: string;
                };
                mail?: {
                    host: string;
                    port: number;
                    /** @description true 为一开始就加密（465），false 为先连接再加密（587） */
                    secure: boolean;
                    user?: string;
                    /** Format: email */
                    from: string;
                    /** @description 密钥的编号；密钥本身由运维人员存入密钥库，不经过本系统的页面 */
                    secret?: string;
                };
            };
            /** @description 各类通知经哪些渠道发出；没有写的用默认 */
            kinds: {
                "case.named"?: ("wecom" | "sms" | "mail")[];
                "case.turn"?: ("wecom" | "sms" | "mail")[];
                "case.asked"?: ("wecom" | "sms" | "mail")[];
                "case.approval"?: ("wecom" | "sms" | "mail")[];
                "case.last-day"?: ("wecom" | "sms" | "mail")[];
                "report.returned"?: ("wecom" | "sms" | "mail")[];
                "report.due"?: ("wecom" | "sms" | "mail")[];
                "report.last-day"?: ("wecom" | "sms" | "mail")[];
                "report.late"?: ("wecom" | "sms" | "mail")[];
                "chase.issued"?: ("wecom" | "sms" | "mail")[];
                "witness.asked"?: ("wecom" | "sms" | "mail")[];
                "visits.joined"?: ("wecom" | "sms" | "mail")[];
                "visits.separated"?: ("wecom" | "sms" | "mail")[];
                "exchange.refused"?: ("wecom" | "sms" | "mail")[];
                "exchange.late"?: ("wecom" | "sms" | "mail")[];
                "witness.due"?: ("wecom" | "sms" | "mail")[];
            };
            /** @description 免打扰时段，可跨零点；加急的通知照发 */
            quiet: {
                /** @example 21:30 */
                from: string;
                /** @example 21:30 */
                until: string;
            } | null;
            /**
             * @description 每个工作日发送汇总的时间
             * @example 21:30
             */
            digestAt: string;
        };
        NotificationPreferences: {
            channels: ("wecom" | "sms" | "mail")[];
            /** @description 不加急的通知每个工作日汇总发送一次 */
            digest: boolean;
            wecom?: string;
            phone?: string;
            /** Format: email */
            mail?: string;
        };
        Outgoing: {
            id: string;
            person: string;
            /** @description 发给谁；地址不在其中 */
            name: string;
            /** @enum {string} */
            channel: "wecom" | "sms" | "mail";
            /**
             * @description 没有的为未读汇总
             * @enum {string}
             */
            kind?: "case.named" | "case.turn" | "case.asked" | "case.approval" | "case.last-day" | "report.returned" | "report.due" | "report.last-day" | "report.late" | "chase.issued" | "witness.asked" | "visits.joined" | "visits.separated" | "exchange.refused" | "exchange.late" | "witness.due";
            title: string;
            text: string;
            /** @description 包括几条通知 */
            count: number;
            /** Format: date-time */
            at: string;
            /**
             * @description pending 等待发送，sent 已发出，failed 没有发出，kept 本机不外发
             * @enum {string}
             */
            state: "pending" | "sent" | "failed" | "kept";
            attempts: number;
            /** Format: date-time */
            nextAt?: string;
            lastError?: string;
            /** Format: date-time */
            endedAt?: string;
        };
        "Row-credit-models": {
            id: string;
            title: string;
            /** @enum {string} */
            subject: "enterprise" | "department" | "agent" | "intermediary" | "unit";
            basis: string;
            about?: string;
            lands?: boolean;
            groups: {
                id: string;
                title: string;
                start: number;
                least: number;
                most: number;
            }[];
            indicators: {
                id: string;
                group: string;
                title: string;
                kind?: string;
                when?: string;
                points: number;
                most?: number;
                decay?: string[];
                basis?: string;
            }[];
            classes: {
                /** @enum {string} */
                class: "A" | "B" | "C" | "D";
                from?: number;
                below?: number;
            }[];
            direct?: {
                id: string;
                title: string;
                kind?: string;
                when?: string;
                /** @enum {string} */
                class: "B" | "C" | "D";
                basis?: string;
            }[];
        };
        "Row-credit-combinations": {
            id: string;
            title: string;
            basis: string;
            items?: string[];
            /** @enum {string} */
            way: "worst" | "first" | "cases";
            axes: {
                id: string;
                title: string;
                /** @enum {string} */
                kind: "public-evaluation" | "industry-evaluation";
                industry?: string;
                /** @enum {string} */
                missing?: "A" | "B" | "C" | "D";
            }[];
            grades: {
                axis: string;
                grade: string;
                /** @enum {string} */
                class: "A" | "B" | "C" | "D";
            }[];
            order?: string[];
            cases?: {
                when: string;
                /** @enum {string} */
                class: "A" | "B" | "C" | "D";
            }[];
        };
        "Row-credit-warning-rules": {
            id: string;
            title: string;
            /** @enum {string} */
            about: "class" | "records" | "expiry";
            kind?: string;
            when?: string;
            days?: number;
            count?: number;
            steps?: number;
            basis: string;
            todo?: string;
        };
        CreditWarningRule: {
            id: string;
            title: string;
            /** @enum {string} */
            about: "class" | "records" | "expiry";
            kind?: string;
            when?: string;
            days?: number;
            count?: number;
            steps?: number;
            basis: string;
            todo?: string;
        };
        CreditWarning: {
            /** @description 问题线索的编号 */
            case: string;
            /** @description 问题线索的文号 */
            number?: string;
            rule: string;
            /** @description 规则当时的名称 */
            title: string;
            subject: string;
            name: string;
            /**
             * Format: date
             * @description 预警所指的日期
             */
            since: string;
            /** @description 引起预警的信用记录；分类下降的没有 */
            records: {
                id: string;
                kind: components["schemas"]["CreditKindId"];
                number: string;
                /** Format: date */
                date: string;
            }[];
            /** Format: date-time */
            at: string;
            /**
             * @description open 核查中，confirmed 属实，unfounded 不属实或不予处理
             * @enum {string}
             */
            outcome: "open" | "confirmed" | "unfounded";
        };
        CreditWarningOutcomes: {
            rule: string;
            title: string;
            opened: number;
            /** @description 核查中 */
            open: number;
            /** @description 属实 */
            confirmed: number;
            /** @description 不属实或不予处理 */
            unfounded: number;
        };
        CreditEvaluation: {
            id: string;
            /**
             * @description month 为月末评价，demand 为即时评价，simulation 为试算，不写入名录
             * @enum {string}
             */
            purpose: "month" | "demand" | "simulation";
            month: string;
            /**
             * Format: date-time
             * @description 按这一刻在案的信用记录
             */
            cutOff: string;
            /** @description 按这一天计算期限 */
            on: string;
            model: {
                id: string;
                title: string;
                version: string;
                number: number;
                /**
                 * @description 评价谁
                 * @enum {string}
                 */
                subject: "enterprise" | "department" | "agent" | "intermediary" | "unit";
            };
            by: components["schemas"]["Actor"];
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "failed";
            progress?: {
                subjects: number;
                of: number;
            };
            /** Format: date-time */
            doneAt?: string;
            summary?: {
                classes: {
                    A?: number;
                    B?: number;
                    C?: number;
                    D?: number;
                };
                /** @description 由哪一类到哪一类的户数；U 为此前没有分类 */
                moves: {
                    A?: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                    B?: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                    C?: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                    D?: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                    U?: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                };
                changed: number;
                /** @description 各条分类合成规则：各类的户数；每项评价有多少户有结果，其中多少户的等级不在规则中 */
                combined?: {
                    rule: string;
                    title: string;
                    classes: {
                        A?: number;
                        B?: number;
                        C?: number;
                        D?: number;
                    };
                    axes: {
                        axis: string;
                        title: string;
                        known: number;
                        unknown: number;
                    }[];
                }[];
            };
            /** @description 写入的名录版本 */
            version?: {
                id: string;
                number: number;
            };
            failure?: {
                code: string;
                message: string;
            };
        };
        CreditEvaluationDetail: components["schemas"]["CreditEvaluation"] & {
            /** @description 按现行监管政策，各类的户数和一年抽查的户数，评价前后 */
            effect?: {
                /** @enum {string} */
                class: "A" | "B" | "C" | "D" | "U";
                before: {
                    subjects: number;
                    taken: number;
                };
                after: {
                    subjects: number;
                    taken: number;
                };
            }[];
        };
        CreditClassChange: {
            id: string;
            name: string;
            /** @enum {string} */
            from: "A" | "B" | "C" | "D" | "U";
            /** @enum {string} */
            to: "A" | "B" | "C" | "D";
            /** @description 得分，千分之一分为单位的整数 */
            milli: number;
            /** @description 分类不只由模型、由这条合成规则决定 */
            rule?: string;
            /**
             * @description 分类不只由得分决定的：起决定作用的外部评价或者情形和所按的分类合成规则，评价模型的直接判定，或者人工调整
             * @example 公共信用综合评价 差（D 类），按分类合成规则“从严合成”
             */
            decidedBy?: string;
            /** @description 影响最大的几项指标；直接判定的得分为 0；得分不起决定作用的没有 */
            why: {
                title: string;
                /** @description 得分，千分之一分为单位的整数 */
                milli: number;
                times: number;
            }[];
        };
        CreditModelWords: {
            kinds: {
                id: string;
                title: string;
                fields: {
                    name: string;
                    title: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "strings" | "numbers";
                }[];
            }[];
            /** @description 每条记录都有的 */
            record: {
                name: string;
                title: string;
                /** @enum {string} */
                type: "string" | "number" | "boolean" | "strings" | "numbers";
            }[];
            /** @description 各类主体的；countsRecords 为可以按信用记录计分 */
            subjects: {
                /** @enum {string} */
                subject: "enterprise" | "department" | "agent" | "intermediary" | "unit";
                title: string;
                countsRecords: boolean;
                fields: {
                    name: string;
                    title: string;
                    /** @enum {string} */
                    type: "string" | "number" | "boolean" | "strings" | "numbers";
                }[];
            }[];
        };
        CreditModel: {
            id: string;
            title: string;
            /** @enum {string} */
            subject: "enterprise" | "department" | "agent" | "intermediary" | "unit";
            basis: string;
            about?: string;
            lands?: boolean;
            groups: {
                id: string;
                title: string;
                start: number;
                least: number;
                most: number;
            }[];
            indicators: {
                id: string;
                group: string;
                title: string;
                kind?: string;
                when?: string;
                points: number;
                most?: number;
                decay?: string[];
                basis?: string;
            }[];
            classes: {
                /** @enum {string} */
                class: "A" | "B" | "C" | "D";
                from?: number;
                below?: number;
            }[];
            direct?: {
                id: string;
                title: string;
                kind?: string;
                when?: string;
                /** @enum {string} */
                class: "B" | "C" | "D";
                basis?: string;
            }[];
        };
        CreditResult: {
            id: string;
            name: string;
            /** @enum {string} */
            class: "A" | "B" | "C" | "D";
            /**
             * @description 此前的分类，U 为此前没有
             * @enum {string}
             */
            before: "A" | "B" | "C" | "D" | "U";
            /** @description 得分，千分之一分为单位的整数 */
            milli: number;
        };
        CreditClassMonth: {
            /** @description 年月，如 2026-11 */
            month: string;
            /** @description 结果有效的那次评价 */
            run: string;
            classes: {
                A?: number;
                B?: number;
                C?: number;
                D?: number;
            };
            /** @description 各县区，区划代码六位 */
            counties: {
                key: string;
                classes: {
                    A?: number;
                    B?: number;
                    C?: number;
                    D?: number;
                };
            }[];
            /** @description 各行业门类，GB/T 4754 的字母 */
            industries: {
                key: string;
                classes: {
                    A?: number;
                    B?: number;
                    C?: number;
                    D?: number;
                };
            }[];
        };
        CreditCourse: {
            items: components["schemas"]["CreditMonth"][];
            /** @description 下一页的翻页标识，没有则为 null */
            next: string | null;
            /** @description 人工调整，新的在前 */
            changes: components["schemas"]["ManualClassChange"][];
            /** @description 对分类的未结异议 */
            objections: {
                case: string;
            }[];
        };
        CreditMonth: {
            month: string;
            run: string;
            /** @enum {string} */
            class: "A" | "B" | "C" | "D";
            /** @description 得分，千分之一分为单位的整数 */
            milli: number;
            /**
             * @description 评价当日人工调整的分类
             * @enum {string}
             */
            manual?: "A" | "B" | "C" | "D";
        };
        ManualClassChange: {
            case: string;
            number?: string;
            /** @enum {string} */
            from: "A" | "B" | "C" | "D" | "U";
            /** @enum {string} */
            to: "A" | "B" | "C" | "D";
            reason: string;
            asked: components["schemas"]["Actor"];
            agreed: components["schemas"]["Actor"][];
            /** Format: date-time */
            at: string;
            /**
             * Format: date
             * @description 调整的最后一天
             */
            until: string;
            /** Format: date-time */
            endedAt?: string;
            /** @description 现在生效 */
            holds: boolean;
        };
        ExplainedCredit: components["schemas"]["CreditPoints"] & {
            compared?: components["schemas"]["CreditComparison"];
        };
        CombinedClass: {
            rule: string;
            title: string;
            /** @description 适用的抽查事项；空的是通用规则 */
            items: string[];
            /** @enum {string} */
            class: "A" | "B" | "C" | "D";
            /** @description 起决定作用的评价或者情形 */
            by: string[];
            inputs: {
                title: string;
                grade?: string;
                /**
                 * @description 这项评价折合的分类；没有的不起作用
                 * @enum {string}
                 */
                class?: "A" | "B" | "C" | "D";
                /** @description 等级不在规则中，不起作用 */
                unknown: boolean;
                record?: components["schemas"]["CreditPointSource"];
            }[];
        };
        CreditPointSource: {
            id: string;
            kind: string;
            kindTitle: string;
            number: string;
            authority: string;
            date: string;
        };
        CreditFact: {
            title: string;
            /** @description 没有的为当时没有值 */
            value?: string | number | boolean | string[];
            /**
             * @description 数值的单位
             * @example 件
             */
            unit?: string;
        };
        CreditComparison: {
            month: string;
            /** @enum {string} */
            class: "A" | "B" | "C" | "D";
            /**
             * @description 分类不只由得分决定的：起决定作用的外部评价或者情形和所按的分类合成规则，评价模型的直接判定，或者人工调整
             * @example 公共信用综合评价 差（D 类），按分类合成规则“从严合成”
             */
            decidedBy?: string;
            /** @description 得分，千分之一分为单位的整数 */
            milli: number;
            sameModel: boolean;
            /** @description 各项前后之差的和，即为得分之差 */
            changes: {
                /**
                 * @description start 为起始分，record 为一条记录，subject 为主体自身，indicator-bound 为指标合计上限的调整，group-bound 为分组上下限的调整
                 * @enum {string}
                 */
                of: "start" | "record" | "subject" | "indicator-bound" | "group-bound";
                group: string;
                indicator?: string;
                title: string;
                record?: components["schemas"]["CreditPointSource"];
                /** @description 条件读到的主体情况，以评价时为准；有记录的和不是按条件计分的没有 */
                facts: components["schemas"]["CreditFact"][];
                /** @description 得分，千分之一分为单位的整数 */
                before: number;
                /** @description 得分，千分之一分为单位的整数 */
                after: number;
                /** @enum {string} */
                change: "came" | "went" | "faded" | "moved";
            }[];
        };
        CreditPoints: {
            month: string;
            on: string;
            /** @enum {string} */
            class: "A" | "B" | "C" | "D";
            /**
             * @description 评价模型的分类；class 是合成以后的
             * @enum {string}
             */
            own: "A" | "B" | "C" | "D";
            /**
             * @description 分类不只由得分决定的：起决定作用的外部评价或者情形和所按的分类合成规则，评价模型的直接判定，或者人工调整
             * @example 公共信用综合评价 差（D 类），按分类合成规则“从严合成”
             */
            decidedBy?: string;
            /** @description 各条分类合成规则的结果 */
            combined: components["schemas"]["CombinedClass"][];
            /** @description 得分，千分之一分为单位的整数 */
            milli: number;
            /**
             * @description 只按得分的分类
             * @enum {string}
             */
            byPoints: "A" | "B" | "C" | "D";
            /** @description 得分是否决定了分类；不决定的，由 decidedBy 决定，parts 只作参考 */
            arePointsDecisive: boolean;
            model: {
                title: string;
                number: number;
            };
            groups: {
                id: string;
                title: string;
                /** @description 得分，千分之一分为单位的整数 */
                milli: number;
            }[];
            /** @description 各项之和即为得分 */
            parts: {
                /**
                 * @description start 为起始分，record 为一条记录，subject 为主体自身，indicator-bound 为指标合计上限的调整，group-bound 为分组上下限的调整
                 * @enum {string}
                 */
                of: "start" | "record" | "subject" | "indicator-bound" | "group-bound";
                group: string;
                indicator?: string;
                title: string;
                record?: components["schemas"]["CreditPointSource"];
                /** @description 条件读到的主体情况，以评价时为准；有记录的和不是按条件计分的没有 */
                facts: components["schemas"]["CreditFact"][];
                /** @description 得分，千分之一分为单位的整数 */
                milli: number;
            }[];
            direct: {
                title: string;
                /** @enum {string} */
                class: "A" | "B" | "C" | "D";
                /** @description 是否由它决定评价模型的分类 */
                decides: boolean;
                record?: components["schemas"]["CreditPointSource"];
                facts: components["schemas"]["CreditFact"][];
            }[];
            manual?: components["schemas"]["ManualClassChange"] & unknown;
        };
        LogCosigners: {
            cosigners: {
                /** @example notary */
                name: string;
                /** @example 某市某公证处 */
                title: string;
                vkey: string;
                /**
                 * @description outside 与本系统无隶属关系；inside 在本系统之内，对运营者不起约束
                 * @enum {string}
                 */
                place: "inside" | "outside";
            }[];
            /** @description 至少几个外部联署方签过才算足数 */
            needed: number;
        };
        Me: {
            sub: string;
            name: string;
            /** @enum {string} */
            kind: "person" | "client";
            tenant: {
                code: string;
                name: string;
                parent: string;
            };
            /**
             * @example [
             *       "department-client"
             *     ]
             */
            roles: string[];
            roleNames: string[];
            /** @description 所属部门；没有则不限部门 */
            dept?: string;
            /** @description 拥有的权限；cases:*: 为所有类别的事项 */
            can: components["schemas"]["Right"][];
            /** @description 今天代他人办理的：报送进展、签发和答复督办、组织抽查 */
            canFor: components["schemas"]["Right"][];
            /** @description 各项权限的数据范围，以权限为键 */
            reach: {
                [key: string]: components["schemas"]["Scope"];
            };
        };
        /** @example cases:*:read */
        Right: string;
        /**
         * @description own 本人，department 本部门，subordinates 本部门及下级，county 本县区，city 全市
         * @enum {string}
         */
        Scope: "own" | "department" | "subordinates" | "county" | "city";
        MyStandIn: {
            /** @description 本人指定的代办人 */
            mine?: components["schemas"]["StandIn"] & {
                name: string;
            };
            /** @description 本人今天代谁办理 */
            for: {
                sub: string;
                name: string;
            }[];
        };
        StandIn: {
            /** @description 代为办理的人，须与本人在同一部门 */
            standIn: string;
            /**
             * Format: date
             * @description 从这一天起
             */
            from: string;
            /**
             * Format: date
             * @description 到这一天止，当天仍有效
             */
            until: string;
        };
        Draft: {
            /** @example draw:new */
            key: string;
            /** Format: date-time */
            keptAt: string;
            /** Format: date-time */
            expiresAt: string;
            /**
             * @description 填写中的内容，由页面自定，转为 JSON 后不超过 300 KB
             * @example {
             *       "title": "春季联合抽查"
             *     }
             */
            content: {
                [key: string]: unknown;
            };
        };
        SeenTenant: components["schemas"]["Tenant"] & {
            /** @description 本人对待复核的抽查规则可作的处理 */
            can: ("confirm" | "reject" | "withdraw")[];
        };
        TenantSettings: {
            drawPolicy: {
                A: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                B: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                C: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                D: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                U: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
            };
            /** @description 单独规定的抽查事项；一次抽查有多个事项的，每一类取其中最高的比例 */
            itemPolicies: {
                item: string;
                A: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                B: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                C: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                D: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                U: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
            }[];
            /** @description 每组执法人员数，不少于 2 人 */
            teamSize: number;
            /** @enum {string} */
            disclosure: "full" | "sealed";
            /** @description 抽取后几个工作日内公示结果 */
            publishWithin: number;
            visitCap: number;
            /** @description 对同一企业的检查相隔不超过几天的，提醒合并为一次联合检查 */
            joinWindow: number;
            /** @description 须由另一人复核的操作：提交承诺、公示结果、作废抽查、更换检查人员、修改抽查规则 */
            secondPersons: ("commit" | "publish" | "void" | "substitute" | "policy")[];
            dayOverrides: {
                [key: string]: boolean;
            };
        };
        DrawPolicy: {
            drawPolicy: {
                A: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                B: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                C: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                D: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                U: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
            };
            /** @description 单独规定的抽查事项；一次抽查有多个事项的，每一类取其中最高的比例 */
            itemPolicies: {
                item: string;
                A: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                B: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                C: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                D: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
                U: {
                    /** @description 抽查比例，千分之几；任何一类都不能为零 */
                    permille: number;
                    /** @description 候补数量 */
                    reserve: number;
                    /** @description 每年抽查几次 */
                    timesPerYear?: number;
                    /** @description 每户每年最多检查几次 */
                    visitCap?: number;
                    /**
                     * @description 以哪种方式检查
                     * @enum {string}
                     */
                    way?: "书面检查" | "网络监测" | "实地核查";
                };
            }[];
            /** @description 每组执法人员数，不少于 2 人 */
            teamSize: number;
            /** @enum {string} */
            disclosure: "full" | "sealed";
            /** @description 抽取后几个工作日内公示结果 */
            publishWithin: number;
            visitCap: number;
            /** @description 须由另一人复核的操作：提交承诺、公示结果、作废抽查、更换检查人员、修改抽查规则 */
            secondPersons: ("commit" | "publish" | "void" | "substitute" | "policy")[];
        };
        CalendarYear: {
            holidays: {
                /**
                 * @description 节日名称
                 * @example 春节
                 */
                name: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** @description 因调休而上班的周末 */
            makeUpDays: string[];
            /** @example 2027 */
            year: number;
        };
        Tenant: {
            code: string;
            name: string;
            parent: string;
            settings: components["schemas"]["TenantSettings"];
            /** @description 待另一人复核的抽查规则 */
            policyProposal?: {
                policy: components["schemas"]["DrawPolicy"];
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            };
            /** @description 本市录入的各年放假安排 */
            calendars?: components["schemas"]["CalendarYear"][];
        };
        ShownPortalInfo: {
            /**
             * @description 主办单位
             * @example 金昌市人民政府办公室
             */
            host?: string;
            /** @description 联系电话 */
            phone?: string;
            /** @description 监督举报的电话或方式 */
            supervision?: string;
            /** @description 网站纠错的网址 */
            correction?: string;
            /** @description ICP 备案号 */
            icp?: string;
            /** @description 公安备案号 */
            police?: string;
            /** @description 政府网站标识码 */
            siteCode?: string;
            /**
             * Format: date-time
             * @description 最近一次修改的时间
             */
            updatedAt?: string;
        };
        PortalInfo: {
            /**
             * @description 主办单位
             * @example 金昌市人民政府办公室
             */
            host?: string;
            /** @description 联系电话 */
            phone?: string;
            /** @description 监督举报的电话或方式 */
            supervision?: string;
            /** @description 网站纠错的网址 */
            correction?: string;
            /** @description ICP 备案号 */
            icp?: string;
            /** @description 公安备案号 */
            police?: string;
            /** @description 政府网站标识码 */
            siteCode?: string;
        };
        CalendarList: {
            items: {
                year: number;
                /** @enum {string|null} */
                source: "library" | "city" | null;
                proposedBy?: components["schemas"]["Actor"] & unknown;
            }[];
            /** @description 现在应当录入的年份：本年没有的，或十一月起下一年没有的 */
            reminder: number | null;
        };
        CalendarState: {
            holidays: {
                /**
                 * @description 节日名称
                 * @example 春节
                 */
                name: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            makeUpDays: string[];
            year: number;
            /**
             * @description library 系统自带，city 本市录入，null 尚无
             * @enum {string|null}
             */
            source: "library" | "city" | null;
            /** @description 待另一人复核的录入 */
            proposal: {
                holidays: {
                    /**
                     * @description 节日名称
                     * @example 春节
                     */
                    name: string;
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                }[];
                /** @description 因调休而上班的周末 */
                makeUpDays: string[];
                /**
                 * @description 依据的文号
                 * @example 国办发明电〔2026〕7号
                 */
                basis: string;
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            } | null;
            /** @description 本市确认过的各版，由新到旧 */
            versions: {
                holidays: {
                    /**
                     * @description 节日名称
                     * @example 春节
                     */
                    name: string;
                    /** Format: date */
                    from: string;
                    /** Format: date */
                    to: string;
                }[];
                /** @description 因调休而上班的周末 */
                makeUpDays: string[];
                /**
                 * @description 依据的文号
                 * @example 国办发明电〔2026〕7号
                 */
                basis: string;
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
                version: number;
                confirmedBy: components["schemas"]["Actor"];
                /** Format: date-time */
                confirmedAt: string;
            }[];
            can: ("propose" | "confirm" | "reject" | "withdraw")[];
        };
        CalendarReading: {
            holidays: {
                /**
                 * @description 节日名称
                 * @example 春节
                 */
                name: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            makeUpDays: string[];
            basis?: string;
            /** @description 没有读准、请人工核对的地方 */
            doubts: string[];
        };
        CalendarPreview: {
            /** @description 请核对的地方 */
            warnings: string[];
            /** @description 变动的日期共有几个 */
            total: number;
            /** @description 变动的日期，至多 500 个 */
            moves: {
                what: string;
                title: string;
                of: {
                    /** @enum {string} */
                    kind: "round" | "chase" | "board" | "notice";
                    id: string;
                    notice: string;
                };
                from: components["schemas"]["DueDay"];
                to: components["schemas"]["DueDay"];
            }[];
        };
        CalendarYearInput: {
            holidays: {
                /**
                 * @description 节日名称
                 * @example 春节
                 */
                name: string;
                /** Format: date */
                from: string;
                /** Format: date */
                to: string;
            }[];
            /** @description 因调休而上班的周末 */
            makeUpDays: string[];
            /**
             * @description 依据的文号
             * @example 国办发明电〔2026〕7号
             */
            basis: string;
        };
        Department: {
            /** @example 620300-scjg */
            id: string;
            name: string;
            short: string;
            /**
             * @description 上级部门；没有则不填
             * @example 620300-scjg
             */
            parent?: string;
            division: string;
            /** @default [] */
            aliases: string[];
            /**
             * @default department
             * @enum {string}
             */
            kind: "department" | "county" | "other";
        };
        Person: {
            id: string;
            login: string;
            name: string;
            /** @description 限本地区可设的岗位，见 GET /v1/roles */
            roles: string[];
            /** @example 620300-scjg */
            dept?: string;
            /** @description 本人在执法检查人员名录库中的编号；结果公示前凭此查看自己的检查任务 */
            inspector?: string;
            /** @enum {string} */
            status: "active" | "disabled";
            /** @description 停用该监督审计人员或取消其岗位，已由一人提出，待另一名管理员作同样的修改 */
            leaving?: {
                by: components["schemas"]["Actor"];
                /** Format: date-time */
                at: string;
            };
            /**
             * Format: date-time
             * @description 调入现部门的时间；建号时即在的没有
             */
            deptSince?: string;
        };
        PersonalWork: {
            /**
             * @description 事项，或代办安排
             * @enum {string}
             */
            kind: "case" | "stand-in";
            id: string;
            /** @description 事项类型 */
            type?: string;
            title: string;
            /** @description 为何要由本人办理 */
            what: string[];
        };
        Handover: {
            done: components["schemas"]["PersonalWork"][];
            left: (components["schemas"]["PersonalWork"] & {
                /** @description 为何没有移交、怎么办 */
                reason: string;
            })[];
            more: boolean;
        };
        Role: {
            /** @example auditor */
            id: string;
            name: string;
            rights: components["schemas"]["Right"][];
            /** @description 各项权限的数据范围，以权限为键 */
            reach: {
                [key: string]: components["schemas"]["Scope"];
            };
            /** @description 可否设给人员；不可的只能设给系统接口 */
            forPeople: boolean;
            /** @description 系统自带的岗位，不能修改，可以复制 */
            shipped: boolean;
            /** @description 有此岗位的人员账号数 */
            people: number;
            /** @description 以此为岗位的系统接口数 */
            clients: number;
        };
        RightOption: {
            right: components["schemas"]["Right"];
            /** @example 查看名录 */
            name: string;
            /**
             * @description 所属的业务
             * @example 名录与清单
             */
            section: string;
            /** @description 可选的数据范围，由小到大 */
            scopes: components["schemas"]["Scope"][];
        };
        ApiClient: {
            id: string;
            name: string;
            /** @description 限本地区可设的岗位，见 GET /v1/roles */
            role: string;
            /** @example 620300-scjg */
            dept?: string;
            scopes: components["schemas"]["Right"][];
            /** Format: date-time */
            createdAt: string;
        };
        ProvinceAccess: {
            province: string;
            granted: boolean;
            /** @description 何时由谁授权 */
            since?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            };
            /** @description 本省监督审计人员可以查看完整证明，包括名单封存的抽查；没有则不可以 */
            proofs?: {
                /** Format: date-time */
                at: string;
                by: components["schemas"]["Actor"];
            };
        };
        Webhook: {
            id: string;
            url: string;
            events: ("round.opened" | "report.due" | "report.late" | "chase.issued" | "briefing.issued" | "case.due-soon" | "draw.reveal-due" | "plan.published" | "draw.published" | "visits.dispatched" | "visit.published" | "log.checkpoint")[];
            /** Format: date-time */
            createdAt: string;
            createdBy: components["schemas"]["Actor"];
        };
        WebhookDelivery: {
            id: string;
            /** @enum {string} */
            type: "round.opened" | "report.due" | "report.late" | "chase.issued" | "briefing.issued" | "case.due-soon" | "draw.reveal-due" | "plan.published" | "draw.published" | "visits.dispatched" | "visit.published" | "log.checkpoint" | "webhook.test";
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
            attempts: number;
            /** Format: date-time */
            nextAt?: string;
            lastStatus?: number;
            lastError?: string;
            /** Format: date-time */
            endedAt?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type DueDay = components['schemas']['DueDay'];
export type WitnessView = components['schemas']['WitnessView'];
export type Problem = components['schemas']['Problem'];
export type RegisterVersion = components['schemas']['RegisterVersion'];
export type Actor = components['schemas']['Actor'];
export type RegisterVersionRef = components['schemas']['RegisterVersionRef'];
export type RowObjects = components['schemas']['Row-objects'];
export type RegisterChange = components['schemas']['RegisterChange'];
export type InclusionProof = components['schemas']['InclusionProof'];
export type RegisterColumns = components['schemas']['RegisterColumns'];
export type RegisterColumn = components['schemas']['RegisterColumn'];
export type ImportResult = components['schemas']['ImportResult'];
export type ImportSummary = components['schemas']['ImportSummary'];
export type ImportCheck = components['schemas']['ImportCheck'];
export type ImportIssue = components['schemas']['ImportIssue'];
export type RowInspectors = components['schemas']['Row-inspectors'];
export type RowInspectionItems = components['schemas']['Row-inspection-items'];
export type RowDivisions = components['schemas']['Row-divisions'];
export type RowAccessGrounds = components['schemas']['Row-access-grounds'];
export type RowItems = components['schemas']['Row-items'];
export type RowHotlineKinds = components['schemas']['Row-hotline-kinds'];
export type RowAwardClauses = components['schemas']['Row-award-clauses'];
export type RowInspectionCaps = components['schemas']['Row-inspection-caps'];
export type RowListKinds = components['schemas']['Row-list-kinds'];
export type RowListChecks = components['schemas']['Row-list-checks'];
export type ListKind = components['schemas']['ListKind'];
export type ListFindings = components['schemas']['ListFindings'];
export type ListFinding = components['schemas']['ListFinding'];
export type ListRule = components['schemas']['ListRule'];
export type ListRowsSet = components['schemas']['ListRowsSet'];
export type RowSuspension = components['schemas']['RowSuspension'];
export type RowListRows = components['schemas']['Row-list-rows'];
export type ImportJob = components['schemas']['ImportJob'];
export type DrawPreview = components['schemas']['DrawPreview'];
export type DrawCompose = components['schemas']['DrawCompose'];
export type Draw = components['schemas']['Draw'];
export type DrawTask = components['schemas']['DrawTask'];
export type DrawPublication = components['schemas']['DrawPublication'];
export type DrawPlan = components['schemas']['DrawPlan'];
export type DrawPlan1 = components['schemas']['DrawPlan1'];
export type DrawPlan2 = components['schemas']['DrawPlan2'];
export type DrawPlanInBatch = components['schemas']['DrawPlanInBatch'];
export type DrawReveal = components['schemas']['DrawReveal'];
export type DrawSummary = components['schemas']['DrawSummary'];
export type DrawBatchSummary = components['schemas']['DrawBatchSummary'];
export type DrawBatch = components['schemas']['DrawBatch'];
export type DrawBatchMember = components['schemas']['DrawBatchMember'];
export type VisitOverlaps = components['schemas']['VisitOverlaps'];
export type OtherVisit = components['schemas']['OtherVisit'];
export type JoinedVisit = components['schemas']['JoinedVisit'];
export type JoinedVisits = components['schemas']['JoinedVisits'];
export type SeparatedVisit = components['schemas']['SeparatedVisit'];
export type DrawResultRow = components['schemas']['DrawResultRow'];
export type VisitStand = components['schemas']['VisitStand'];
export type DrawRecord = components['schemas']['DrawRecord'];
export type LogPlace = components['schemas']['LogPlace'];
export type DrawReserve = components['schemas']['DrawReserve'];
export type GrantedCity = components['schemas']['GrantedCity'];
export type CityDraw = components['schemas']['CityDraw'];
export type CityDrawDetail = components['schemas']['CityDrawDetail'];
export type CityDrawRow = components['schemas']['CityDrawRow'];
export type DrawVisits = components['schemas']['DrawVisits'];
export type VisitDispatch = components['schemas']['VisitDispatch'];
export type DrawVisit = components['schemas']['DrawVisit'];
export type VisitTerms = components['schemas']['VisitTerms'];
export type PreparedDraw = components['schemas']['PreparedDraw'];
export type PlanCompletion = components['schemas']['PlanCompletion'];
export type VisitCounts = components['schemas']['VisitCounts'];
export type CarriedTask = components['schemas']['CarriedTask'];
export type CarriedDraw = components['schemas']['CarriedDraw'];
export type ListedWitness = components['schemas']['ListedWitness'];
export type WitnessConfirmation = components['schemas']['WitnessConfirmation'];
export type WitnessUnavailable = components['schemas']['WitnessUnavailable'];
export type Witness = components['schemas']['Witness'];
export type WitnessConfirmationRule = components['schemas']['WitnessConfirmationRule'];
export type NewWitness = components['schemas']['NewWitness'];
export type ProvinceWitnessRule = components['schemas']['ProvinceWitnessRule'];
export type CityWitness = components['schemas']['CityWitness'];
export type RowMeasures = components['schemas']['Row-measures'];
export type Measure = components['schemas']['Measure'];
export type NoticeSummary = components['schemas']['NoticeSummary'];
export type Schedule = components['schemas']['Schedule'];
export type Publication = components['schemas']['Publication'];
export type Notice = components['schemas']['Notice'];
export type DraftMeasure = components['schemas']['DraftMeasure'];
export type Unit = components['schemas']['Unit'];
export type NoticeDraftInput = components['schemas']['NoticeDraftInput'];
export type Progress = components['schemas']['Progress'];
export type Light = components['schemas']['Light'];
export type IndicatorSource = components['schemas']['IndicatorSource'];
export type BoardPage = components['schemas']['BoardPage'];
export type BoardItem = components['schemas']['BoardItem'];
export type LightRules = components['schemas']['LightRules'];
export type Lineage = components['schemas']['Lineage'];
export type Coverage = components['schemas']['Coverage'];
export type Round = components['schemas']['Round'];
export type ReportImport = components['schemas']['ReportImport'];
export type ReportForm = components['schemas']['ReportForm'];
export type Report = components['schemas']['Report'];
export type Attachment = components['schemas']['Attachment'];
export type ReportInput = components['schemas']['ReportInput'];
export type Chase = components['schemas']['Chase'];
export type OverdueDepartment = components['schemas']['OverdueDepartment'];
export type ChaseLetter = components['schemas']['ChaseLetter'];
export type ChaseLetterInput = components['schemas']['ChaseLetterInput'];
export type ChaseLetterVersion = components['schemas']['ChaseLetterVersion'];
export type WaitingMeasures = components['schemas']['WaitingMeasures'];
export type ScoreRules = components['schemas']['ScoreRules'];
export type League = components['schemas']['League'];
export type Excellence = components['schemas']['Excellence'];
export type BoardEntry = components['schemas']['BoardEntry'];
export type BoardEntryInput = components['schemas']['BoardEntryInput'];
export type Briefing = components['schemas']['Briefing'];
export type CitizenService = components['schemas']['CitizenService'];
export type CitizenServiceForm = components['schemas']['CitizenServiceForm'];
export type AskedField = components['schemas']['AskedField'];
export type CaseField = components['schemas']['CaseField'];
export type CitizenOpened = components['schemas']['CitizenOpened'];
export type CitizenCase = components['schemas']['CitizenCase'];
export type CitizenFileAddress = components['schemas']['CitizenFileAddress'];
export type FileAddress = components['schemas']['FileAddress'];
export type SentFile = components['schemas']['SentFile'];
export type PublishedCase = components['schemas']['PublishedCase'];
export type PublishedCaseWhole = components['schemas']['PublishedCaseWhole'];
export type Satisfaction = components['schemas']['Satisfaction'];
export type GuideEntry = components['schemas']['GuideEntry'];
export type Guide = components['schemas']['Guide'];
export type GuideQuestion = components['schemas']['GuideQuestion'];
export type GuideMaterial = components['schemas']['GuideMaterial'];
export type CreditReportCheck = components['schemas']['CreditReportCheck'];
export type CaseTypeRow = components['schemas']['CaseTypeRow'];
export type CaseType = components['schemas']['CaseType'];
export type CaseRow = components['schemas']['CaseRow'];
export type SheetImport = components['schemas']['SheetImport'];
export type CaseFigure = components['schemas']['CaseFigure'];
export type CaseTypeDefinitionRow = components['schemas']['CaseTypeDefinitionRow'];
export type CaseTypeDefinition = components['schemas']['CaseTypeDefinition'];
export type CaseTypeFinding = components['schemas']['CaseTypeFinding'];
export type CaseTypeOffer = components['schemas']['CaseTypeOffer'];
export type CaseTypeAdoption = components['schemas']['CaseTypeAdoption'];
export type CaseTypeMoveCheck = components['schemas']['CaseTypeMoveCheck'];
export type CaseTypeMove = components['schemas']['CaseTypeMove'];
export type Case = components['schemas']['Case'];
export type MergedCase = components['schemas']['MergedCase'];
export type CaseChild = components['schemas']['CaseChild'];
export type CaseBrief = components['schemas']['CaseBrief'];
export type CaseAction = components['schemas']['CaseAction'];
export type CaseEvent = components['schemas']['CaseEvent'];
export type PapersToPrint = components['schemas']['PapersToPrint'];
export type InboxRow = components['schemas']['InboxRow'];
export type DeliveryReceipt = components['schemas']['DeliveryReceipt'];
export type DeliveryFault = components['schemas']['DeliveryFault'];
export type DeliveredResults = components['schemas']['DeliveredResults'];
export type DeliveredResult = components['schemas']['DeliveredResult'];
export type InspectionDashboard = components['schemas']['InspectionDashboard'];
export type CountedVisits = components['schemas']['CountedVisits'];
export type VisitList = components['schemas']['VisitList'];
export type ShareOfVisits = components['schemas']['ShareOfVisits'];
export type VisitCoverage = components['schemas']['VisitCoverage'];
export type VisitGroup = components['schemas']['VisitGroup'];
export type SupervisionBurden = components['schemas']['SupervisionBurden'];
export type ObjectHistory = components['schemas']['ObjectHistory'];
export type DrawnIn = components['schemas']['DrawnIn'];
export type CaseAbout = components['schemas']['CaseAbout'];
export type CityInspections = components['schemas']['CityInspections'];
export type NationalResult = components['schemas']['NationalResult'];
export type Level = components['schemas']['Level'];
export type LevelEdition = components['schemas']['LevelEdition'];
export type LevelCounts = components['schemas']['LevelCounts'];
export type LevelItems = components['schemas']['LevelItems'];
export type LevelItem = components['schemas']['LevelItem'];
export type LevelElement = components['schemas']['LevelElement'];
export type LevelRefusal = components['schemas']['LevelRefusal'];
export type LevelAccepted = components['schemas']['LevelAccepted'];
export type LevelRefused = components['schemas']['LevelRefused'];
export type Comparison = components['schemas']['Comparison'];
export type ComparedItem = components['schemas']['ComparedItem'];
export type ComparedTenant = components['schemas']['ComparedTenant'];
export type Sameness = components['schemas']['Sameness'];
export type ProvinceLevel = components['schemas']['ProvinceLevel'];
export type CityRefusal = components['schemas']['CityRefusal'];
export type CountyList = components['schemas']['CountyList'];
export type CreditRecord = components['schemas']['CreditRecord'];
export type CreditKindId = components['schemas']['CreditKindId'];
export type CreditRecordState = components['schemas']['CreditRecordState'];
export type PublicationLight = components['schemas']['PublicationLight'];
export type PublicationClockName = components['schemas']['PublicationClockName'];
export type CreditKind = components['schemas']['CreditKind'];
export type PublicationPunctuality = components['schemas']['PublicationPunctuality'];
export type CreditRecordDetail = components['schemas']['CreditRecordDetail'];
export type CreditBatchAnswer = components['schemas']['CreditBatchAnswer'];
export type CreditBatch = components['schemas']['CreditBatch'];
export type PublicationRules = components['schemas']['PublicationRules'];
export type CreditCheck = components['schemas']['CreditCheck'];
export type MeasureInForce = components['schemas']['MeasureInForce'];
export type MeasureList = components['schemas']['MeasureList'];
export type ExchangeSource = components['schemas']['ExchangeSource'];
export type ExchangeTerms = components['schemas']['ExchangeTerms'];
export type RowExchangeContracts = components['schemas']['Row-exchange-contracts'];
export type ExchangeChannel = components['schemas']['ExchangeChannel'];
export type ExchangeFigures = components['schemas']['ExchangeFigures'];
export type ExchangeChannelDetail = components['schemas']['ExchangeChannelDetail'];
export type ExchangePreview = components['schemas']['ExchangePreview'];
export type ExchangePreviewRow = components['schemas']['ExchangePreviewRow'];
export type ExchangeBatch = components['schemas']['ExchangeBatch'];
export type ExchangeBatchDetail = components['schemas']['ExchangeBatchDetail'];
export type ExchangeRow = components['schemas']['ExchangeRow'];
export type ExchangeRowDetail = components['schemas']['ExchangeRowDetail'];
export type ExchangeErrorTable = components['schemas']['ExchangeErrorTable'];
export type AuditRecord = components['schemas']['AuditRecord'];
export type AuditObject = components['schemas']['AuditObject'];
export type AuditActionKind = components['schemas']['AuditActionKind'];
export type Notification = components['schemas']['Notification'];
export type NotificationSettings = components['schemas']['NotificationSettings'];
export type NotificationPreferences = components['schemas']['NotificationPreferences'];
export type Outgoing = components['schemas']['Outgoing'];
export type RowCreditModels = components['schemas']['Row-credit-models'];
export type RowCreditCombinations = components['schemas']['Row-credit-combinations'];
export type RowCreditWarningRules = components['schemas']['Row-credit-warning-rules'];
export type CreditWarningRule = components['schemas']['CreditWarningRule'];
export type CreditWarning = components['schemas']['CreditWarning'];
export type CreditWarningOutcomes = components['schemas']['CreditWarningOutcomes'];
export type CreditEvaluation = components['schemas']['CreditEvaluation'];
export type CreditEvaluationDetail = components['schemas']['CreditEvaluationDetail'];
export type CreditClassChange = components['schemas']['CreditClassChange'];
export type CreditModelWords = components['schemas']['CreditModelWords'];
export type CreditModel = components['schemas']['CreditModel'];
export type CreditResult = components['schemas']['CreditResult'];
export type CreditClassMonth = components['schemas']['CreditClassMonth'];
export type CreditCourse = components['schemas']['CreditCourse'];
export type CreditMonth = components['schemas']['CreditMonth'];
export type ManualClassChange = components['schemas']['ManualClassChange'];
export type ExplainedCredit = components['schemas']['ExplainedCredit'];
export type CombinedClass = components['schemas']['CombinedClass'];
export type CreditPointSource = components['schemas']['CreditPointSource'];
export type CreditFact = components['schemas']['CreditFact'];
export type CreditComparison = components['schemas']['CreditComparison'];
export type CreditPoints = components['schemas']['CreditPoints'];
export type LogCosigners = components['schemas']['LogCosigners'];
export type Me = components['schemas']['Me'];
export type Right = components['schemas']['Right'];
export type Scope = components['schemas']['Scope'];
export type MyStandIn = components['schemas']['MyStandIn'];
export type StandIn = components['schemas']['StandIn'];
export type Draft = components['schemas']['Draft'];
export type SeenTenant = components['schemas']['SeenTenant'];
export type TenantSettings = components['schemas']['TenantSettings'];
export type DrawPolicy = components['schemas']['DrawPolicy'];
export type CalendarYear = components['schemas']['CalendarYear'];
export type Tenant = components['schemas']['Tenant'];
export type ShownPortalInfo = components['schemas']['ShownPortalInfo'];
export type PortalInfo = components['schemas']['PortalInfo'];
export type CalendarList = components['schemas']['CalendarList'];
export type CalendarState = components['schemas']['CalendarState'];
export type CalendarReading = components['schemas']['CalendarReading'];
export type CalendarPreview = components['schemas']['CalendarPreview'];
export type CalendarYearInput = components['schemas']['CalendarYearInput'];
export type Department = components['schemas']['Department'];
export type Person = components['schemas']['Person'];
export type PersonalWork = components['schemas']['PersonalWork'];
export type Handover = components['schemas']['Handover'];
export type Role = components['schemas']['Role'];
export type RightOption = components['schemas']['RightOption'];
export type ApiClient = components['schemas']['ApiClient'];
export type ProvinceAccess = components['schemas']['ProvinceAccess'];
export type Webhook = components['schemas']['Webhook'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
