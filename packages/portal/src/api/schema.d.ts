/** Made from the API’s description by `npm run -s api-types`; not written by hand. */
export interface components {
    schemas: {
        CitySummary: {
            code: string;
            name: string;
            parent: string;
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
        City: {
            code: string;
            name: string;
            parent: string;
            /** @description 由新到旧；draws 为当年编号的抽查数 */
            years: {
                year: number;
                draws: number;
            }[];
            /** @description 有编号的内部演练数 */
            rehearsals: number;
        };
        PublicWitness: {
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
            /** Format: date */
            from: string;
            withdrawn?: {
                /** Format: date-time */
                at: string;
                reason: string;
            };
            /** @description 省级对登记的决定；没有则省级还没有决定 */
            confirmation?: {
                /** @enum {string} */
                state: "confirmed" | "refused";
                /** Format: date-time */
                at: string;
                /** @description 作出决定的省 */
                province: string;
            };
        };
        WitnessConfirmationRule: {
            /** @description 见证方须经省级确认才能参加抽查 */
            required: boolean;
            /** @description 本市所属的省；没有则本市没有上级 */
            province?: string;
        };
        WitnessProgram: {
            /** @description 见证程序（单一文件）的 SHA-256，与公开日志中 witness.program 的记载相同；可用 sha256sum 核对 */
            hash: string;
            /** @description 本市公开日志最近记载的见证程序；现在提供的还没有记载的，在下一次登记见证方或提交承诺之前记载 */
            logged?: string;
        };
        PublicDraw: {
            id: string;
            number: string;
            /**
             * @description 编号所属的序列；编号在 official 而 source 为 local 的，是演练占号
             * @enum {string}
             */
            series: "official" | "rehearsal";
            year: number;
            sequence: number;
            title: string;
            task?: components["schemas"]["DrawTask"];
            /** @enum {string} */
            state: "planned" | "committed" | "executed" | "published" | "voided";
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
            items: {
                code: string;
                name: string;
            }[];
            departments: {
                id: string;
                name: string;
            }[];
            frame: {
                objects: number;
                inspectors: number;
            };
            commitment: string;
            /** Format: date-time */
            committedAt: string;
            /** Format: date-time */
            seedDueAt?: string;
            /** Format: date-time */
            executedAt?: string;
            /** Format: date-time */
            publishedAt?: string;
            publication?: components["schemas"]["DrawPublication"];
            selected?: number;
            /** Format: date-time */
            voidedAt?: string;
            voidReason?: string;
            /** @description 各次递补和更换的指纹，按载入公开日志的次序 */
            substituted?: string[];
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
        PublicDrawDetail: components["schemas"]["PublicDraw"] & {
            plan: components["schemas"]["DrawPlan"];
            /** @description 范围所限的区划及其名称 */
            regions?: {
                id: string;
                name: string;
            }[];
            /** @description 计划所列的一年内同一事项、提交承诺时尚未公示的抽查 */
            redraws?: {
                id: string;
                number: string;
                title: string;
                /** @enum {string} */
                state: "planned" | "committed" | "executed" | "published" | "voided";
            }[];
            /** @description 同批各任务，按批内次序，也包括本任务：共用一个种子，together 联合，apart 错开 */
            batch?: {
                /** @enum {string} */
                mode: "together" | "apart";
                draws: {
                    id: string;
                    number: string;
                    title: string;
                    /** @enum {string} */
                    state: "planned" | "committed" | "executed" | "published" | "voided";
                    commitment: string;
                    departments: {
                        id: string;
                        name: string;
                    }[];
                }[];
            };
            reveal?: components["schemas"]["DrawReveal"];
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
                revealed: boolean;
                /** @description 已为复算过的结果作证 */
                attested: boolean;
            }[];
            /** @description 逾期未公开随机数的见证方，何时载入公开日志 */
            missing?: {
                /** Format: date-time */
                at: string;
                parties: string[];
            }[];
            /** @description 作废时仍扣留随机数的见证方，一年内不得参加见证 */
            withheld?: string[];
            /** @description 见证程序（单一文件）的 SHA-256，与公开日志中 witness.program 的记载相同；可用 sha256sum 核对 */
            witnessProgram?: string;
            /** @description 见证方复算完整证明之后对结果的签名 */
            attestations?: {
                id: string;
                signature: string;
            }[];
            /** @description 承诺在公开日志中的位置（C2SP tlog-proof，附该条记录）；在首个外部联署足数的树头之下，还没有时在最新的树头之下；自规范 mingcha-draw/2 起 */
            log?: string;
            place?: components["schemas"]["LogPlace"];
            /** @description 由一人提出、另一人同意的操作；经办人不公开 */
            agreed?: {
                /** @enum {string} */
                action: "commit" | "publish" | "publishNames" | "void";
                /** Format: date-time */
                at: string;
                /** Format: date-time */
                agreedAt: string;
            }[];
            /** @description 公示后才有 */
            outcome?: {
                seed: string;
                count: number;
                /** @description 全部结果的指纹 */
                hash: string;
            };
            /** @description 名单公示后才有；名单封存的见 replaced 和 substitutes */
            substitutions?: components["schemas"]["PublicSubstitution"][];
            /** @description 名单封存的抽查中被递补的对象，按编号排列 */
            replaced?: components["schemas"]["ReplacedObject"][];
            /** @description 名单封存的抽查中递补的对象，按编号排列；谁递补谁不公开 */
            substitutes?: {
                id: string;
                name: string;
            }[];
            /** @description 名单公示后才有：何时因何更换检查人员，接替的是下一名候选人；姓名不公开，名单封存的不说是哪一户 */
            inspectorsReplaced?: {
                /** Format: date-time */
                at: string;
                /** @enum {string} */
                ground: "illness" | "leave" | "conflict" | "certificate" | "left" | "other";
                object?: {
                    id: string;
                    name: string;
                };
            }[];
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
        /** @description 承诺是公开日志的第几条（从 0 起），在多少条的树头之下 */
        LogPlace: {
            index: number;
            size: number;
        };
        PublicSubstitution: {
            /** Format: date-time */
            at: string;
            object: {
                id: string;
                name: string;
            };
            reserve: {
                id: string;
                name: string;
                ticket: string;
            };
            reason: string;
        };
        ReplacedObject: {
            id: string;
            name: string;
            /** Format: date-time */
            at: string;
            reason: string;
        };
        DrawnObject: {
            /** @description 抽取顺序；名单封存的按编号排列 */
            order: number;
            id: string;
            name: string;
            /** @description 名单封存的不公开 */
            ticket?: string;
            /** @description 各部门选派时有多少名符合条件的人员，按计划中部门的次序 */
            pool?: number[];
        };
        ObjectLookup: {
            id: string;
            /** @description 是否在抽取范围内；范围按监管部门内部信息划定的，不公开 */
            inFrame?: boolean;
            name?: string;
            ticket?: string;
            /** @description 全部公开的抽查中该行的盐值，用来自行复算随机值；自规范 mingcha-draw/2 起 */
            salt?: string;
            /**
             * @description 在名录库中而不在抽取范围内的原因
             * @enum {string}
             */
            excluded?: "scope" | "status" | "frequency" | "cap" | "exempt";
            drawn: boolean;
            order?: number;
            inclusion?: components["schemas"]["Inclusion"];
        };
        /** @description 名单封存的抽查中该对象在承诺之下的位置；范围按监管部门内部分类划定的不给 */
        Inclusion: {
            /** @enum {string} */
            list: "objects";
            index: number;
            /** @description 从叶到根的各兄弟节点 */
            path: string[];
            /** @description 该行的指纹 H(JCS(row))，不显示该行 */
            inner: string;
        } | {
            /** @enum {string} */
            list: "excluded";
            index: number;
            /** @description 从叶到根的各兄弟节点 */
            path: string[];
            row: {
                object: string;
                /** @enum {string} */
                reason: "scope" | "status" | "frequency" | "cap" | "exempt";
                salt: string;
                note?: string;
            };
        };
        ObjectInDraw: {
            id: string;
            /** @description 是否在抽取范围内；范围按监管部门内部信息划定的，不公开 */
            inFrame?: boolean;
            name?: string;
            ticket?: string;
            /** @description 全部公开的抽查中该行的盐值，用来自行复算随机值；自规范 mingcha-draw/2 起 */
            salt?: string;
            /**
             * @description 在名录库中而不在抽取范围内的原因
             * @enum {string}
             */
            excluded?: "scope" | "status" | "frequency" | "cap" | "exempt";
            drawn: boolean;
            order?: number;
            draw: {
                id: string;
                number: string;
                title: string;
            };
            /** @description 涉及该对象的候补递补 */
            substitutions: components["schemas"]["PublicSubstitution"][];
            replaced?: components["schemas"]["ReplacedObject"] & unknown;
            /**
             * @description 名单封存的：该对象是递补的
             * @enum {boolean}
             */
            substitute?: true;
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
        PublicNotice: {
            id: string;
            docNo: string;
            title: string;
            issuer: string;
            /** Format: date */
            date: string | null;
            year: number;
            /** @description 举措数 */
            measures: number;
            /** @description 已完成的举措数 */
            done: number;
            /**
             * Format: date
             * @description 所示内容最近一次公布或者变化的日期
             */
            updatedOn?: string;
        };
        PublicNoticeDetail: components["schemas"]["PublicNotice"] & {
            items: components["schemas"]["PublicMeasure"][];
            rounds: {
                title: string;
                due: components["schemas"]["DueDay"];
            }[];
            boards?: {
                /** @enum {string} */
                board: "red" | "black";
                unit: string;
                reason: string;
            }[];
        };
        PublicMeasure: {
            no: string;
            section?: string;
            title: string;
            text?: string;
            leadUnits: string[];
            partnerUnits: string[];
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
            /** @enum {string} */
            cadence?: "ongoing" | "weekly" | "monthly" | "quarterly" | "half-yearly" | "yearly";
            /** @enum {string} */
            state: "pending" | "active" | "done" | "stopped";
            /**
             * @description 城市公开亮灯时才有
             * @enum {string}
             */
            light?: "green" | "yellow" | "red" | "grey" | "blue";
            /** @description 最近采用的报告；城市公开报告时才有 */
            lastReport?: {
                /** Format: date */
                round: string;
                /** Format: date-time */
                at: string;
                unit: string;
                text: string;
            };
        };
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
        PublicLog: {
            origin: string;
            vkey: string;
            checkpoint: string;
            size: number;
            /** Format: date-time */
            at: string;
            waiting: number;
            cosigned: {
                size: number;
                /** Format: date-time */
                at: string | null;
            } | null;
            cosigners: {
                name: string;
                title: string;
                vkey: string;
                /** @enum {string} */
                place: "inside" | "outside";
                last: {
                    size: number;
                    /** Format: date-time */
                    at: string | null;
                } | null;
            }[];
            needed: number;
            stopped: {
                code: string;
                detail: string;
                /** Format: date-time */
                since: string;
            } | null;
            demonstration: boolean;
        };
        OpenList: {
            name: string;
            title: string;
            edition: components["schemas"]["PublishedEdition"];
        };
        PublishedEdition: components["schemas"]["RegisterVersionRef"] & {
            /** Format: date-time */
            publishedAt: string;
        };
        RegisterVersionRef: {
            id: string;
            /** @description 版本号，从 1 起连续 */
            number: number;
            /** @description 整份名录的默克尔根 */
            root: string;
            count: number;
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
        SuspendedRow: {
            id: string;
            /**
             * Format: date-time
             * @description 从何时起停用
             */
            since: string;
            reason: string;
            /** @description 已由第二人确认 */
            confirmed: boolean;
        };
        Listed: {
            /** @description 列在清单上，且没有停用 */
            listed: boolean;
            /** @description 清单的名称 */
            title: string;
            /** @description 列入清单意味着什么 */
            note: string;
            edition?: components["schemas"]["PublishedEdition"];
            /** @description 列在清单上的条目，至多 20 条 */
            items: {
                [key: string]: unknown;
            }[];
            /** @description 其中紧急停用的 */
            suspended: components["schemas"]["SuspendedRow"][];
        };
        DrawResult: {
            id: string;
            name: string;
            /**
             * @description published 结果已公示，aborted 检查已终止；没有则尚未公示
             * @enum {string}
             */
            state?: "published" | "aborted";
            /** @description 检查结果，如“未发现问题” */
            results?: string[];
            department?: string;
            /** @description 检查结束日期 */
            endedOn?: string;
            /** @description 终止的理由 */
            reason?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description 可用于 GET /v1/citizen/{tenant}/published/inspection-visits/{id}，有各版内容 */
            case?: string;
            /**
             * Format: date-time
             * @description 公示后更正过的：最近一次何时更正
             */
            amendedAt?: string;
            /** @description 为何更正 */
            amendedFor?: string;
        };
        PublicVisit: {
            number?: string;
            /** @description 这次检查现在如何 */
            stands: string;
            /** @description 已经检查完毕或者终止 */
            ended: boolean;
            object: string;
            department: string;
            kind: string;
            mode: string;
            from: string;
            until: string;
            plannedOn?: string;
            materials?: string;
            items: {
                name: string;
                points: string[];
            }[];
            inspectors: {
                name: string;
                department: string;
                /** @description 执法证号，中间几位以 * 代替 */
                certificate: string;
            }[];
            /** @description 这次检查所据的抽取，已公开承诺的才有 */
            draw?: {
                id: string;
                number: string;
                title: string;
            };
            /** @description 链接有效期的最后一天 */
            goodUntil: string;
        };
        InspectionYear: {
            year: number;
            /** @description 已公示结果的检查 */
            visits: number;
            problems: number;
            /** @description 一次检查有几项事项的，各计一次 */
            items: {
                name: string;
                visits: number;
                problems: number;
            }[];
            plans: components["schemas"]["PublicPlan"][];
        };
        /** @description 一项已公示的年度抽查计划和各批次的完成情况 */
        PublicPlan: {
            /** @description 可用于 GET /v1/citizen/{tenant}/published/inspection-plans/{id} */
            id: string;
            title: string;
            kind: string;
            department: string;
            /**
             * Format: date-time
             * @description 何时公示；更正过的，最近一次何时更正
             */
            publishedAt: string;
            batches: {
                name: string;
                from?: string;
                until?: string;
                /** @description 应抽查的户数；按比例而还没有抽取的没有 */
                planned?: number;
                /** @description 抽取结果已公示的，抽中的户数 */
                drawn: number;
                /** @description 已公示检查结果的户数 */
                published: number;
            }[];
        };
        PublicCreditRecord: {
            /** @enum {string} */
            kind: "permit" | "penalty";
            title: string;
            subject: string;
            name: string;
            authority: string;
            number: string;
            /** Format: date */
            date: string;
            /** Format: date */
            published: string;
            /**
             * Format: date
             * @description 到这一天不再公示
             */
            until?: string;
            /** @description 有异议，正在核查 */
            disputed?: boolean;
            facts: {
                field: string;
                title: string;
                value: string;
            }[];
        };
        PublicCreditSubject: {
            subject: string;
            name: string;
            items: components["schemas"]["PublicCreditRecord"][];
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
        GuideQuestion: {
            title: string;
            answers: string[];
            note?: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type CitySummary = components['schemas']['CitySummary'];
export type Problem = components['schemas']['Problem'];
export type City = components['schemas']['City'];
export type PublicWitness = components['schemas']['PublicWitness'];
export type WitnessConfirmationRule = components['schemas']['WitnessConfirmationRule'];
export type WitnessProgram = components['schemas']['WitnessProgram'];
export type PublicDraw = components['schemas']['PublicDraw'];
export type DrawTask = components['schemas']['DrawTask'];
export type DrawPublication = components['schemas']['DrawPublication'];
export type PublicDrawDetail = components['schemas']['PublicDrawDetail'];
export type DrawPlan = components['schemas']['DrawPlan'];
export type DrawPlan1 = components['schemas']['DrawPlan1'];
export type DrawPlan2 = components['schemas']['DrawPlan2'];
export type DrawPlanInBatch = components['schemas']['DrawPlanInBatch'];
export type DrawReveal = components['schemas']['DrawReveal'];
export type LogPlace = components['schemas']['LogPlace'];
export type PublicSubstitution = components['schemas']['PublicSubstitution'];
export type ReplacedObject = components['schemas']['ReplacedObject'];
export type DrawnObject = components['schemas']['DrawnObject'];
export type ObjectLookup = components['schemas']['ObjectLookup'];
export type Inclusion = components['schemas']['Inclusion'];
export type ObjectInDraw = components['schemas']['ObjectInDraw'];
export type ShownPortalInfo = components['schemas']['ShownPortalInfo'];
export type PublicNotice = components['schemas']['PublicNotice'];
export type PublicNoticeDetail = components['schemas']['PublicNoticeDetail'];
export type PublicMeasure = components['schemas']['PublicMeasure'];
export type DueDay = components['schemas']['DueDay'];
export type PublicLog = components['schemas']['PublicLog'];
export type OpenList = components['schemas']['OpenList'];
export type PublishedEdition = components['schemas']['PublishedEdition'];
export type RegisterVersionRef = components['schemas']['RegisterVersionRef'];
export type RegisterColumn = components['schemas']['RegisterColumn'];
export type SuspendedRow = components['schemas']['SuspendedRow'];
export type Listed = components['schemas']['Listed'];
export type DrawResult = components['schemas']['DrawResult'];
export type PublicVisit = components['schemas']['PublicVisit'];
export type InspectionYear = components['schemas']['InspectionYear'];
export type PublicPlan = components['schemas']['PublicPlan'];
export type PublicCreditRecord = components['schemas']['PublicCreditRecord'];
export type PublicCreditSubject = components['schemas']['PublicCreditSubject'];
export type WitnessView = components['schemas']['WitnessView'];
export type CitizenService = components['schemas']['CitizenService'];
export type CitizenServiceForm = components['schemas']['CitizenServiceForm'];
export type CitizenOpened = components['schemas']['CitizenOpened'];
export type CitizenCase = components['schemas']['CitizenCase'];
export type PublishedCase = components['schemas']['PublishedCase'];
export type PublishedCaseWhole = components['schemas']['PublishedCaseWhole'];
export type Satisfaction = components['schemas']['Satisfaction'];
export type CreditReportCheck = components['schemas']['CreditReportCheck'];
export type GuideEntry = components['schemas']['GuideEntry'];
export type Guide = components['schemas']['Guide'];
export type GuideMaterial = components['schemas']['GuideMaterial'];
export type GuideQuestion = components['schemas']['GuideQuestion'];
export type AskedField = components['schemas']['AskedField'];
export type CaseField = components['schemas']['CaseField'];
export type FileAddress = components['schemas']['FileAddress'];
