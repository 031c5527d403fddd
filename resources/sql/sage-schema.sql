-- The tables of a Sage 100 Contractor company (SQL edition, releases 20 to 27) that Tieout touches,
-- reconstructed, because Sage publishes no schema.
--
-- Two readers: the sample company turns this script into its embedded database at start, and the
-- integration tests can run it on a real SQL Server (2016 or later, an empty database of your own).
-- It is not for a company database: the guard below stops it if any of the tables exist already.
--
-- Mark after each column
--   --T  name and type seen in the SQL edition
--   --N  name seen in the SQL edition; type and nullability inferred from sister columns
--   --D  name known from the 2012 file edition only; it may have changed
--   --I  inferred
-- Mark after each foreign key: T declared name seen; N existence seen, column and name inferred; I inferred.
-- CHECK constraints named CK_WB:... are ours: the real database is not known to have them. They make a
-- test fail early when a stored total is left wrong. Numeric defaults of 0 are inferred.
-- Seen: the clustered primary key is _idnum, recnum has a unique index of its own, constraints are called
-- FK:<table>.<column>[_SetNull|_Cascade] and IX:<table>.<column> (fill factor 80).

SET ANSI_NULLS ON;
SET QUOTED_IDENTIFIER ON;
GO

-- Guard: never build over existing tables. NOEXEC skips every later batch.
IF OBJECT_ID(N'dbo.acpinv', N'U') IS NOT NULL OR OBJECT_ID(N'dbo.actrec', N'U') IS NOT NULL
BEGIN
    RAISERROR(N'This database already has Sage tables. Nothing was changed.', 16, 1);
    SET NOEXEC ON;
END;
GO

IF SCHEMA_ID(N'dbo_Audit') IS NULL EXEC (N'CREATE SCHEMA dbo_Audit');
GO
IF SCHEMA_ID(N'wb') IS NULL EXEC (N'CREATE SCHEMA wb');
GO

-- source: Origin of a posted record. One row per posting window. Screen: system list.
CREATE TABLE dbo.source
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:source] PRIMARY KEY, --T
    recnum  tinyint NOT NULL, --D
    srcnme  nvarchar(30) NOT NULL CONSTRAINT [DF:source.srcnme] DEFAULT (N''), --D
    srcdsc  nvarchar(50) NOT NULL CONSTRAINT [DF:source.srcdsc] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:source.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:source.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:source.recnum] ON dbo.source (recnum) WITH (FILLFACTOR = 80); --I
GO

-- csttyp: Cost types. 1-5 fixed, 6-9 user named. Screen: 6-5 set-up list.
CREATE TABLE dbo.csttyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:csttyp] PRIMARY KEY, --T
    recnum  tinyint NOT NULL, --T
    typnme  nvarchar(50) NOT NULL CONSTRAINT [DF:csttyp.typnme] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:csttyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:csttyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:csttyp.recnum] ON dbo.csttyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- cstdiv: Cost divisions (groups of cost codes; CSI division). Screen: 6-5 set-up list.
CREATE TABLE dbo.cstdiv
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:cstdiv] PRIMARY KEY, --T
    recnum  int NOT NULL, --D
    divnme  nvarchar(50) NOT NULL CONSTRAINT [DF:cstdiv.divnme] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:cstdiv.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:cstdiv.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:cstdiv.recnum] ON dbo.cstdiv (recnum) WITH (FILLFACTOR = 80); --I
GO

-- jobtyp: Job types. Screen: 3-5 set-up list.
CREATE TABLE dbo.jobtyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:jobtyp] PRIMARY KEY, --T
    recnum  smallint NOT NULL, --T
    typnme  nvarchar(50) NOT NULL CONSTRAINT [DF:jobtyp.typnme] DEFAULT (N''), --T
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:jobtyp.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:jobtyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:jobtyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:jobtyp.recnum] ON dbo.jobtyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- vndtyp: Vendor types. Screen: 4-4 set-up list.
CREATE TABLE dbo.vndtyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:vndtyp] PRIMARY KEY, --T
    recnum  smallint NOT NULL, --D
    typnme  nvarchar(50) NOT NULL CONSTRAINT [DF:vndtyp.typnme] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:vndtyp.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:vndtyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:vndtyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:vndtyp.recnum] ON dbo.vndtyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- sbctyp: Subcontract types. Screen: 6-7-1 set-up list.
CREATE TABLE dbo.sbctyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:sbctyp] PRIMARY KEY, --T
    recnum  smallint NOT NULL, --D
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:sbctyp.dscrpt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:sbctyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:sbctyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:sbctyp.recnum] ON dbo.sbctyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- pchtyp: Purchase order types. Screen: 6-6-1 set-up list.
CREATE TABLE dbo.pchtyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:pchtyp] PRIMARY KEY, --T
    recnum  smallint NOT NULL, --D
    typnme  nvarchar(50) NOT NULL CONSTRAINT [DF:pchtyp.typnme] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:pchtyp.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:pchtyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:pchtyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:pchtyp.recnum] ON dbo.pchtyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- chgtyp: Change order types. Screen: 6-4-1 set-up list.
CREATE TABLE dbo.chgtyp
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:chgtyp] PRIMARY KEY, --T
    recnum  smallint NOT NULL, --D
    typnme  nvarchar(50) NOT NULL CONSTRAINT [DF:chgtyp.typnme] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:chgtyp.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:chgtyp.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:chgtyp.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:chgtyp.recnum] ON dbo.chgtyp (recnum) WITH (FILLFACTOR = 80); --I
GO

-- dptmnt: Departments (departmental income statements). Screen: 1-7 set-up list.
CREATE TABLE dbo.dptmnt
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:dptmnt] PRIMARY KEY, --T
    recnum  int NOT NULL, --D
    dptnme  nvarchar(50) NOT NULL CONSTRAINT [DF:dptmnt.dptnme] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:dptmnt.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:dptmnt.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:dptmnt.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:dptmnt.recnum] ON dbo.dptmnt (recnum) WITH (FILLFACTOR = 80); --I
GO

-- taxdst: Sales tax districts; up to five tax entities. Screen: 7-3-x tax districts.
CREATE TABLE dbo.taxdst
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:taxdst] PRIMARY KEY, --T
    recnum  int NOT NULL, --T
    dstnme  nvarchar(50) NOT NULL CONSTRAINT [DF:taxdst.dstnme] DEFAULT (N''), --D
    entty1  int NULL, --D
    entty2  int NULL, --D
    entty3  int NULL, --D
    entty4  int NULL, --D
    entty5  int NULL, --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:taxdst.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:taxdst.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:taxdst.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:taxdst.recnum] ON dbo.taxdst (recnum) WITH (FILLFACTOR = 80); --I
GO

-- employ: Employee master. Only the identity columns Tieout may show; the real table has well over 100 payroll columns with personal data, which are never read. Screen: 5-2-1 Employees.
CREATE TABLE dbo.employ
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:employ] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --T
    lstnme  nvarchar(50) NOT NULL CONSTRAINT [DF:employ.lstnme] DEFAULT (N''), --T
    fstnme  nvarchar(50) NOT NULL CONSTRAINT [DF:employ.fstnme] DEFAULT (N''), --T
    fullst  nvarchar(110) NOT NULL CONSTRAINT [DF:employ.fullst] DEFAULT (N''), --T
    status  tinyint NOT NULL CONSTRAINT [DF:employ.status] DEFAULT (1), --T
    inactv  tinyint NOT NULL CONSTRAINT [DF:employ.inactv] DEFAULT (0), --T
    insdte  datetime NULL CONSTRAINT [DF:employ.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:employ.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:employ.recnum] ON dbo.employ (recnum) WITH (FILLFACTOR = 80); --T
GO

-- lgract: Chart of accounts. Screen: 1-7 General Ledger Accounts.
CREATE TABLE dbo.lgract
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:lgract] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --T
    shtnme  nvarchar(30) NOT NULL, --T
    lngnme  nvarchar(50) NOT NULL, --T
    subact  tinyint NOT NULL CONSTRAINT [DF:lgract.subact] DEFAULT (0), --T
    sumact  bigint NULL, --T
    csttyp  tinyint NULL, --T
    begbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgract.begbal] DEFAULT (0), --T
    endbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgract.endbal] DEFAULT (0), --T
    nxtchk  bigint NOT NULL CONSTRAINT [DF:lgract.nxtchk] DEFAULT (0), --T
    nxtdep  bigint NOT NULL CONSTRAINT [DF:lgract.nxtdep] DEFAULT (0), --T
    strbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgract.strbal] DEFAULT (0), --T
    acttyp  tinyint NOT NULL CONSTRAINT [DF:lgract.acttyp] DEFAULT (0), --T
    dbtcrd  tinyint NOT NULL CONSTRAINT [DF:lgract.dbtcrd] DEFAULT (1), --T
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:lgract.ntetxt] DEFAULT (N''), --T
    jobsub  tinyint NOT NULL CONSTRAINT [DF:lgract.jobsub] DEFAULT (0), --T
    iscrcd  tinyint NOT NULL CONSTRAINT [DF:lgract.iscrcd] DEFAULT (0), --T
    inactv  tinyint NOT NULL CONSTRAINT [DF:lgract.inactv] DEFAULT (0), --T
    bnk_id  nvarchar(36) NOT NULL CONSTRAINT [DF:lgract.bnk_id] DEFAULT (N''), --T
    trn_id  bigint NOT NULL CONSTRAINT [DF:lgract.trn_id] DEFAULT (0), --T
    insdte  datetime NULL CONSTRAINT [DF:lgract.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:lgract.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:lgract.recnum] ON dbo.lgract (recnum) WITH (FILLFACTOR = 80); --T
GO

-- lgrsub: Subaccounts / departments under a control account. recnum is the subaccount number, ctract the owner account. Screen: 1-7 Options > Subaccount.
CREATE TABLE dbo.lgrsub
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:lgrsub] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --D
    ctract  bigint NOT NULL, --D
    shtnme  nvarchar(30) NOT NULL CONSTRAINT [DF:lgrsub.shtnme] DEFAULT (N''), --D
    lngnme  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrsub.lngnme] DEFAULT (N''), --D
    begbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgrsub.begbal] DEFAULT (0), --D
    endbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgrsub.endbal] DEFAULT (0), --D
    strbal  decimal(14,2) NOT NULL CONSTRAINT [DF:lgrsub.strbal] DEFAULT (0), --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:lgrsub.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:lgrsub.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:lgrsub.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:lgrsub.ctract.recnum] ON dbo.lgrsub (ctract, recnum); --I
GO

-- lgrbal: Balance and budget of one ledger account in one fiscal year and period. Screen: 1-6, 2-x reports.
CREATE TABLE dbo.lgrbal
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:lgrbal] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --T
    lgract  bigint NOT NULL, --T
    postyr  smallint NOT NULL, --T
    actprd  tinyint NOT NULL, --T
    balnce  decimal(14,2) NOT NULL CONSTRAINT [DF:lgrbal.balnce] DEFAULT (0), --T
    budget  decimal(14,2) NOT NULL CONSTRAINT [DF:lgrbal.budget] DEFAULT (0), --T
    insdte  datetime NULL CONSTRAINT [DF:lgrbal.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:lgrbal.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:lgrbal.recnum] ON dbo.lgrbal (recnum) WITH (FILLFACTOR = 80); --T
CREATE UNIQUE INDEX [IX_WB:lgrbal.key] ON dbo.lgrbal (lgract, postyr, actprd); -- ours: one row per account and period
GO

-- cstcde: Cost codes. The key is a number with three decimals, e.g. 3100.000. Screen: 6-5 Cost Codes.
CREATE TABLE dbo.cstcde
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:cstcde] PRIMARY KEY, --T
    recnum  decimal(15,3) NOT NULL, --T
    cdenme  nvarchar(50) NOT NULL CONSTRAINT [DF:cstcde.cdenme] DEFAULT (N''), --N
    untdsc  nvarchar(10) NOT NULL CONSTRAINT [DF:cstcde.untdsc] DEFAULT (N''), --D
    divnum  int NULL, --N
    cmpcde  int NULL, --D
    maxwge  decimal(12,2) NOT NULL CONSTRAINT [DF:cstcde.maxwge] DEFAULT (0), --D
    cmpcd2  int NULL, --D
    dptnum  int NULL, --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:cstcde.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:cstcde.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:cstcde.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:cstcde.recnum] ON dbo.cstcde (recnum) WITH (FILLFACTOR = 80); --I
GO

-- actpay: Vendor master. Screen: 4-4 Vendors (Accounts Payable).
CREATE TABLE dbo.actpay
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:actpay] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --T
    vndnme  nvarchar(75) NOT NULL, --N
    shtnme  nvarchar(30) NOT NULL, --N
    ownnme  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.ownnme] DEFAULT (N''), --N
    addrs1  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.addrs1] DEFAULT (N''), --N
    addrs2  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.addrs2] DEFAULT (N''), --N
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.ctynme] DEFAULT (N''), --N
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:actpay.state_] DEFAULT (N''), --N
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:actpay.zipcde] DEFAULT (N''), --N
    fedidn  nvarchar(64) NOT NULL CONSTRAINT [DF:actpay.fedidn] DEFAULT (N''), --N
    steidn  nvarchar(20) NOT NULL CONSTRAINT [DF:actpay.steidn] DEFAULT (N''), --N
    resnum  nvarchar(30) NOT NULL CONSTRAINT [DF:actpay.resnum] DEFAULT (N''), --N
    actnum  nvarchar(30) NOT NULL CONSTRAINT [DF:actpay.actnum] DEFAULT (N''), --N
    licnum  nvarchar(30) NOT NULL CONSTRAINT [DF:actpay.licnum] DEFAULT (N''), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.usrdf1] DEFAULT (N''), --N
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.usrdf2] DEFAULT (N''), --N
    phnnum  nvarchar(14) NOT NULL CONSTRAINT [DF:actpay.phnnum] DEFAULT (N''), --N
    pagnum  nvarchar(14) NOT NULL CONSTRAINT [DF:actpay.pagnum] DEFAULT (N''), --N
    faxnum  nvarchar(14) NOT NULL CONSTRAINT [DF:actpay.faxnum] DEFAULT (N''), --N
    cllphn  nvarchar(14) NOT NULL CONSTRAINT [DF:actpay.cllphn] DEFAULT (N''), --N
    homphn  nvarchar(14) NOT NULL CONSTRAINT [DF:actpay.homphn] DEFAULT (N''), --N
    e_mail  nvarchar(75) NOT NULL CONSTRAINT [DF:actpay.e_mail] DEFAULT (N''), --N
    contct  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.contct] DEFAULT (N''), --N
    duedte  nvarchar(6) NOT NULL CONSTRAINT [DF:actpay.duedte] DEFAULT (N''), --N
    dscdte  nvarchar(6) NOT NULL CONSTRAINT [DF:actpay.dscdte] DEFAULT (N''), --N
    dscrte  decimal(6,2) NOT NULL CONSTRAINT [DF:actpay.dscrte] DEFAULT (0), --N
    lgrdft  bigint NULL, --N
    cdedft  decimal(15,3) NULL, --N
    typdft  tinyint NULL, --N
    stsdft  tinyint NOT NULL CONSTRAINT [DF:actpay.stsdft] DEFAULT (1), --N
    wrndft  tinyint NOT NULL CONSTRAINT [DF:actpay.wrndft] DEFAULT (0), --N
    begbal  decimal(12,2) NOT NULL CONSTRAINT [DF:actpay.begbal] DEFAULT (0), --N
    endbal  decimal(12,2) NOT NULL CONSTRAINT [DF:actpay.endbal] DEFAULT (0), --N
    vndtyp  smallint NULL, --N
    prt199  tinyint NOT NULL CONSTRAINT [DF:actpay.prt199] DEFAULT (0), --N
    minsts  tinyint NOT NULL CONSTRAINT [DF:actpay.minsts] DEFAULT (0), --N
    taxdst  int NULL, --N
    intrnl  tinyint NOT NULL CONSTRAINT [DF:actpay.intrnl] DEFAULT (0), --N
    cmprte  decimal(6,2) NOT NULL CONSTRAINT [DF:actpay.cmprte] DEFAULT (0), --N
    utxrte  decimal(7,4) NOT NULL CONSTRAINT [DF:actpay.utxrte] DEFAULT (0), --N
    utwarn  tinyint NOT NULL CONSTRAINT [DF:actpay.utwarn] DEFAULT (0), --N
    hotlst  tinyint NOT NULL CONSTRAINT [DF:actpay.hotlst] DEFAULT (0), --N
    ordtyp  smallint NULL, --N
    orddsc  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.orddsc] DEFAULT (N''), --N
    contyp  smallint NULL, --N
    condsc  nvarchar(50) NOT NULL CONSTRAINT [DF:actpay.condsc] DEFAULT (N''), --N
    dupchk  tinyint NOT NULL CONSTRAINT [DF:actpay.dupchk] DEFAULT (0), --N
    sepchk  tinyint NOT NULL CONSTRAINT [DF:actpay.sepchk] DEFAULT (0), --N
    pomesg  tinyint NOT NULL CONSTRAINT [DF:actpay.pomesg] DEFAULT (0), --N
    toltyp  tinyint NOT NULL CONSTRAINT [DF:actpay.toltyp] DEFAULT (0), --N
    tolamt  decimal(12,2) NOT NULL CONSTRAINT [DF:actpay.tolamt] DEFAULT (0), --N
    tolprc  decimal(6,2) NOT NULL CONSTRAINT [DF:actpay.tolprc] DEFAULT (0), --N
    paymth  tinyint NOT NULL CONSTRAINT [DF:actpay.paymth] DEFAULT (0), --N
    inactv  tinyint NOT NULL CONSTRAINT [DF:actpay.inactv] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:actpay.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:actpay.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:actpay.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:actpay.recnum] ON dbo.actpay (recnum) WITH (FILLFACTOR = 80); --I
GO

-- vndcnt: Vendor contacts. Screen: 4-4 Contacts grid.
CREATE TABLE dbo.vndcnt
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:vndcnt] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    cntnme  nvarchar(50) NOT NULL CONSTRAINT [DF:vndcnt.cntnme] DEFAULT (N''), --D
    jobttl  nvarchar(50) NOT NULL CONSTRAINT [DF:vndcnt.jobttl] DEFAULT (N''), --D
    phnnum  nvarchar(14) NOT NULL CONSTRAINT [DF:vndcnt.phnnum] DEFAULT (N''), --D
    phnext  nvarchar(6) NOT NULL CONSTRAINT [DF:vndcnt.phnext] DEFAULT (N''), --D
    e_mail  nvarchar(75) NOT NULL CONSTRAINT [DF:vndcnt.e_mail] DEFAULT (N''), --D
    cllphn  nvarchar(14) NOT NULL CONSTRAINT [DF:vndcnt.cllphn] DEFAULT (N''), --D
    faxnum  nvarchar(14) NOT NULL CONSTRAINT [DF:vndcnt.faxnum] DEFAULT (N''), --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:vndcnt.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:vndcnt.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:vndcnt.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:vndcnt.recnum.linnum] ON dbo.vndcnt (recnum, linnum); --I
GO

-- vndcrt: Insurance and other certificates of a vendor. Screen: 4-4 Certificates grid.
CREATE TABLE dbo.vndcrt
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:vndcrt] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:vndcrt.dscrpt] DEFAULT (N''), --D
    dtercv  date NULL, --D
    expdte  date NULL, --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:vndcrt.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:vndcrt.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:vndcrt.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:vndcrt.recnum.linnum] ON dbo.vndcrt (recnum, linnum); --I
GO

-- reccln: Client master (subset of about 75 columns). Screen: 3-6 Clients.
CREATE TABLE dbo.reccln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:reccln] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --D
    shtnme  nvarchar(30) NOT NULL, --D
    clnnme  nvarchar(75) NOT NULL, --D
    grting  nvarchar(50) NOT NULL CONSTRAINT [DF:reccln.grting] DEFAULT (N''), --D
    addrs1  nvarchar(50) NOT NULL CONSTRAINT [DF:reccln.addrs1] DEFAULT (N''), --D
    addrs2  nvarchar(50) NOT NULL CONSTRAINT [DF:reccln.addrs2] DEFAULT (N''), --D
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:reccln.ctynme] DEFAULT (N''), --D
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:reccln.state_] DEFAULT (N''), --D
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:reccln.zipcde] DEFAULT (N''), --D
    contct  nvarchar(50) NOT NULL CONSTRAINT [DF:reccln.contct] DEFAULT (N''), --D
    phnnum  nvarchar(14) NOT NULL CONSTRAINT [DF:reccln.phnnum] DEFAULT (N''), --D
    e_mail  nvarchar(75) NOT NULL CONSTRAINT [DF:reccln.e_mail] DEFAULT (N''), --D
    taxdst  int NULL, --D
    status  smallint NULL, --D
    begbal  decimal(12,2) NOT NULL CONSTRAINT [DF:reccln.begbal] DEFAULT (0), --D
    endbal  decimal(12,2) NOT NULL CONSTRAINT [DF:reccln.endbal] DEFAULT (0), --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:reccln.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:reccln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:reccln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:reccln.recnum] ON dbo.reccln (recnum) WITH (FILLFACTOR = 80); --I
GO

-- actrec: Job master. Screen: 3-5 Jobs (Accounts Receivable).
CREATE TABLE dbo.actrec
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:actrec] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --T
    jobnme  nvarchar(75) NOT NULL, --T
    shtnme  nvarchar(30) NOT NULL, --T
    clnnum  bigint NULL, --N
    contct  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.contct] DEFAULT (N''), --N
    addrs1  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.addrs1] DEFAULT (N''), --N
    addrs2  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.addrs2] DEFAULT (N''), --N
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.ctynme] DEFAULT (N''), --N
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:actrec.state_] DEFAULT (N''), --N
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:actrec.zipcde] DEFAULT (N''), --N
    county  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.county] DEFAULT (N''), --N
    phnnum  nvarchar(14) NOT NULL CONSTRAINT [DF:actrec.phnnum] DEFAULT (N''), --N
    faxnum  nvarchar(14) NOT NULL CONSTRAINT [DF:actrec.faxnum] DEFAULT (N''), --N
    achtct  bigint NULL, --N
    lender  bigint NULL, --N
    sprvsr  bigint NULL, --N
    slsemp  bigint NULL, --N
    estemp  bigint NULL, --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.usrdf1] DEFAULT (N''), --N
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.usrdf2] DEFAULT (N''), --N
    lcltax  int NULL, --N
    slstax  int NULL, --N
    lgract  bigint NULL, --N
    dptmnt  int NULL, --N
    dsccnt  decimal(6,2) NOT NULL CONSTRAINT [DF:actrec.dsccnt] DEFAULT (0), --N
    finchg  decimal(6,2) NOT NULL CONSTRAINT [DF:actrec.finchg] DEFAULT (0), --N
    duedte  nvarchar(6) NOT NULL CONSTRAINT [DF:actrec.duedte] DEFAULT (N''), --N
    dscdte  nvarchar(6) NOT NULL CONSTRAINT [DF:actrec.dscdte] DEFAULT (N''), --N
    retain  decimal(6,2) NOT NULL CONSTRAINT [DF:actrec.retain] DEFAULT (0), --N
    cntrct  decimal(12,2) NOT NULL CONSTRAINT [DF:actrec.cntrct] DEFAULT (0), --N
    begbal  decimal(12,2) NOT NULL CONSTRAINT [DF:actrec.begbal] DEFAULT (0), --N
    endbal  decimal(12,2) NOT NULL CONSTRAINT [DF:actrec.endbal] DEFAULT (0), --N
    biddte  date NULL, --N
    plnrcv  date NULL, --D
    actbid  date NULL, --N
    awddte  date NULL, --N
    ctcdte  date NULL, --N
    prelen  date NULL, --D
    sttdte  date NULL, --N
    cmpdte  date NULL, --N
    strdte  date NULL, --N
    dtecmp  date NULL, --N
    pctcmp  decimal(6,2) NOT NULL CONSTRAINT [DF:actrec.pctcmp] DEFAULT (0), --N
    lenfld  date NULL, --N
    lenrls  date NULL, --N
    jobtyp  smallint NULL, --T
    typwrk  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.typwrk] DEFAULT (N''), --N
    status  tinyint NOT NULL CONSTRAINT [DF:actrec.status] DEFAULT (4), --N
    pstwip  tinyint NOT NULL CONSTRAINT [DF:actrec.pstwip] DEFAULT (0), --N
    crtfid  tinyint NOT NULL CONSTRAINT [DF:actrec.crtfid] DEFAULT (0), --N
    connum  nvarchar(30) NOT NULL CONSTRAINT [DF:actrec.connum] DEFAULT (N''), --N
    pchord  nvarchar(30) NOT NULL CONSTRAINT [DF:actrec.pchord] DEFAULT (N''), --N
    inactv  tinyint NOT NULL CONSTRAINT [DF:actrec.inactv] DEFAULT (0), --N
    lotnum  nvarchar(20) NOT NULL CONSTRAINT [DF:actrec.lotnum] DEFAULT (N''), --N
    modnme  nvarchar(50) NOT NULL CONSTRAINT [DF:actrec.modnme] DEFAULT (N''), --N
    sqarft  int NOT NULL CONSTRAINT [DF:actrec.sqarft] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:actrec.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:actrec.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:actrec.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:actrec.recnum] ON dbo.actrec (recnum) WITH (FILLFACTOR = 80); --I
GO

-- jobphs: Phases of a job. Key (recnum, phsnum). Screen: 3-5 Phases grid.
CREATE TABLE dbo.jobphs
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:jobphs] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    phsnum  bigint NOT NULL, --T
    phsnme  nvarchar(50) NOT NULL CONSTRAINT [DF:jobphs.phsnme] DEFAULT (N''), --N
    bllamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobphs.bllamt] DEFAULT (0), --N
    retain  decimal(12,2) NOT NULL CONSTRAINT [DF:jobphs.retain] DEFAULT (0), --N
    mdldsc  nvarchar(50) NOT NULL CONSTRAINT [DF:jobphs.mdldsc] DEFAULT (N''), --N
    untdsc  nvarchar(10) NOT NULL CONSTRAINT [DF:jobphs.untdsc] DEFAULT (N''), --N
    untqty  decimal(12,4) NOT NULL CONSTRAINT [DF:jobphs.untqty] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:jobphs.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:jobphs.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:jobphs.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:jobphs.recnum.phsnum] ON dbo.jobphs (recnum, phsnum);
GO

-- budget: One row per job with a budget. recnum is the job number. Screen: 6-2 Budgets (header).
CREATE TABLE dbo.budget
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:budget] PRIMARY KEY, --T
    recnum  bigint NOT NULL, --N
    lckedt  tinyint NOT NULL CONSTRAINT [DF:budget.lckedt] DEFAULT (0), --N
    edtdte  date NULL, --N
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:budget.usrnme] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:budget.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:budget.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:budget.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:budget.recnum] ON dbo.budget (recnum) WITH (FILLFACTOR = 80); --I
GO

-- bdglin: Budget lines of a job. recnum is the job number; linnum restarts per phase or per job (unknown). The same cost code may occur on several lines. Screen: 6-2 Budgets (grid).
CREATE TABLE dbo.bdglin
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:bdglin] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    phsnum  bigint NOT NULL CONSTRAINT [DF:bdglin.phsnum] DEFAULT (0), --N
    cstcde  decimal(15,3) NULL, --N
    hrsbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.hrsbdg] DEFAULT (0), --N
    matbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.matbdg] DEFAULT (0), --N
    labbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.labbdg] DEFAULT (0), --N
    eqpbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.eqpbdg] DEFAULT (0), --N
    subbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.subbdg] DEFAULT (0), --N
    othbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.othbdg] DEFAULT (0), --N
    usrcs6  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.usrcs6] DEFAULT (0), --N
    usrcs7  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.usrcs7] DEFAULT (0), --N
    usrcs8  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.usrcs8] DEFAULT (0), --N
    usrcs9  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.usrcs9] DEFAULT (0), --N
    ttlbdg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.ttlbdg] DEFAULT (0), --N
    untdsc  nvarchar(10) NOT NULL CONSTRAINT [DF:bdglin.untdsc] DEFAULT (N''), --N
    estunt  decimal(12,4) NOT NULL CONSTRAINT [DF:bdglin.estunt] DEFAULT (0), --N
    untcst  decimal(12,4) NOT NULL CONSTRAINT [DF:bdglin.untcst] DEFAULT (0), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:bdglin.usrdf1] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:bdglin.ntetxt] DEFAULT (N''), --N
    hrsorg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.hrsorg] DEFAULT (0), --N
    matorg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.matorg] DEFAULT (0), --N
    laborg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.laborg] DEFAULT (0), --N
    eqporg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.eqporg] DEFAULT (0), --N
    suborg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.suborg] DEFAULT (0), --N
    othorg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.othorg] DEFAULT (0), --N
    cs6org  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.cs6org] DEFAULT (0), --N
    cs7org  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.cs7org] DEFAULT (0), --N
    cs8org  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.cs8org] DEFAULT (0), --N
    cs9org  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.cs9org] DEFAULT (0), --N
    ttlorg  decimal(12,2) NOT NULL CONSTRAINT [DF:bdglin.ttlorg] DEFAULT (0), --N
    euntor  decimal(12,4) NOT NULL CONSTRAINT [DF:bdglin.euntor] DEFAULT (0), --N
    ucstor  decimal(12,4) NOT NULL CONSTRAINT [DF:bdglin.ucstor] DEFAULT (0), --N
    insdte  datetime NULL CONSTRAINT [DF:bdglin.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:bdglin.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE INDEX [IX:bdglin.recnum] ON dbo.bdglin (recnum, phsnum, linnum); -- uniqueness of linnum within job or phase unknown
GO

-- subcon: Subcontract header with stored totals. Screen: 6-7-1 Subcontracts (header).
CREATE TABLE dbo.subcon
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:subcon] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --I
    ctcnum  nvarchar(20) NOT NULL, --N
    divnum  int NULL, --N
    vndnum  bigint NOT NULL, --N
    jobnum  bigint NOT NULL, --N
    phsnum  bigint NULL, --N
    dscrpt  nvarchar(50) NOT NULL, --N
    taxdst  int NULL, --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:subcon.usrdf1] DEFAULT (N''), --N
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:subcon.usrdf2] DEFAULT (N''), --N
    status  tinyint NOT NULL CONSTRAINT [DF:subcon.status] DEFAULT (3), --N
    contyp  smallint NULL, --N
    rtnrte  decimal(6,2) NOT NULL CONSTRAINT [DF:subcon.rtnrte] DEFAULT (0), --N
    pmtbnd  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.pmtbnd] DEFAULT (0), --N
    prfbnd  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.prfbnd] DEFAULT (0), --N
    appdte  date NULL, --N
    condte  date NULL, --N
    orgstr  date NULL, --N
    orgfin  date NULL, --N
    strdte  date NULL, --N
    subcmp  date NULL, --N
    findte  date NULL, --N
    hotlst  tinyint NOT NULL CONSTRAINT [DF:subcon.hotlst] DEFAULT (0), --N
    paysts  tinyint NOT NULL CONSTRAINT [DF:subcon.paysts] DEFAULT (0), --N
    lckedt  tinyint NOT NULL CONSTRAINT [DF:subcon.lckedt] DEFAULT (0), --N
    entdte  date NULL, --N
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:subcon.usrnme] DEFAULT (N''), --N
    cntttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.cntttl] DEFAULT (0), --N
    chgttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.chgttl] DEFAULT (0), --N
    ctcttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.ctcttl] DEFAULT (0), --N
    taxttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.taxttl] DEFAULT (0), --N
    invttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.invttl] DEFAULT (0), --N
    balttl  decimal(12,2) NOT NULL CONSTRAINT [DF:subcon.balttl] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:subcon.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:subcon.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:subcon.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:subcon.recnum] ON dbo.subcon (recnum) WITH (FILLFACTOR = 80); --I
GO

-- sbcnln: Subcontract lines with stored totals. Screen: 6-7-1 Subcontracts (grid).
CREATE TABLE dbo.sbcnln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:sbcnln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --T
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL, --T
    cstcde  decimal(15,3) NULL, --T
    csttyp  tinyint NULL, --T
    amount  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcnln.amount] DEFAULT (0), --T
    change  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcnln.change] DEFAULT (0), --T
    cntrct  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcnln.cntrct] DEFAULT (0), --T
    gstsbj  nvarchar(1) NOT NULL CONSTRAINT [DF:sbcnln.gstsbj] DEFAULT (N''), --T
    pstsbj  nvarchar(1) NOT NULL CONSTRAINT [DF:sbcnln.pstsbj] DEFAULT (N''), --T
    hstsbj  nvarchar(1) NOT NULL CONSTRAINT [DF:sbcnln.hstsbj] DEFAULT (N''), --T
    billed  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcnln.billed] DEFAULT (0), --T
    remain  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcnln.remain] DEFAULT (0), --T
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:sbcnln.usrdf1] DEFAULT (N''), --T
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:sbcnln.ntetxt] DEFAULT (N''), --T
    linref  nvarchar(32) NULL, --T
    insdte  datetime NULL CONSTRAINT [DF:sbcnln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:sbcnln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:sbcnln.recnum.linnum] ON dbo.sbcnln (recnum, linnum); --I
GO

-- pchord: Purchase order header with stored totals. Screen: 6-6-1 Purchase Orders (header).
CREATE TABLE dbo.pchord
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:pchord] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --I
    ordnum  nvarchar(20) NOT NULL, --N
    orddte  date NULL, --N
    vndnum  bigint NOT NULL, --N
    attion  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.attion] DEFAULT (N''), --N
    odrdby  bigint NULL, --N
    jobnum  bigint NULL, --N
    phsnum  bigint NULL, --N
    eqpmnt  bigint NULL, --N
    dscrpt  nvarchar(50) NOT NULL, --N
    docnum  nvarchar(20) NOT NULL CONSTRAINT [DF:pchord.docnum] DEFAULT (N''), --N
    docsrc  tinyint NOT NULL CONSTRAINT [DF:pchord.docsrc] DEFAULT (0), --N
    taxdst  int NULL, --N
    appdte  date NULL, --N
    schdte  date NULL, --N
    deldte  date NULL, --N
    delvia  nvarchar(60) NOT NULL CONSTRAINT [DF:pchord.delvia] DEFAULT (N''), --N
    ordtrm  nvarchar(6) NOT NULL CONSTRAINT [DF:pchord.ordtrm] DEFAULT (N''), --N
    ordtyp  smallint NULL, --N
    status  tinyint NOT NULL CONSTRAINT [DF:pchord.status] DEFAULT (1), --N
    addrs1  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.addrs1] DEFAULT (N''), --N
    addrs2  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.addrs2] DEFAULT (N''), --N
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.ctynme] DEFAULT (N''), --N
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:pchord.state_] DEFAULT (N''), --N
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:pchord.zipcde] DEFAULT (N''), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.usrdf1] DEFAULT (N''), --N
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:pchord.usrdf2] DEFAULT (N''), --N
    rcvdte  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.rcvdte] DEFAULT (0), --N
    currnt  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.currnt] DEFAULT (0), --N
    cancel  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.cancel] DEFAULT (0), --N
    subttl  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.subttl] DEFAULT (0), --N
    slstax  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.slstax] DEFAULT (0), --N
    pchttl  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.pchttl] DEFAULT (0), --N
    pchbal  decimal(12,2) NOT NULL CONSTRAINT [DF:pchord.pchbal] DEFAULT (0), --N
    entdte  date NULL, --N
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:pchord.usrnme] DEFAULT (N''), --N
    hotlst  tinyint NOT NULL CONSTRAINT [DF:pchord.hotlst] DEFAULT (0), --N
    lckedt  tinyint NOT NULL CONSTRAINT [DF:pchord.lckedt] DEFAULT (0), --N
    tsknum  decimal(11,3) NULL, --N
    issdat  date NULL, --N
    issbch  int NOT NULL CONSTRAINT [DF:pchord.issbch] DEFAULT (0), --N
    wrkord  nvarchar(20) NOT NULL CONSTRAINT [DF:pchord.wrkord] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:pchord.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:pchord.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:pchord.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:pchord.recnum] ON dbo.pchord (recnum) WITH (FILLFACTOR = 80); --I
GO

-- pcorln: Purchase order lines. A PO change is appended lines on the same order. Screen: 6-6-1 Purchase Orders (grid).
CREATE TABLE dbo.pcorln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:pcorln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    prtnum  bigint NULL, --N
    prtdsc  nvarchar(50) NOT NULL CONSTRAINT [DF:pcorln.prtdsc] DEFAULT (N''), --N
    alpnum  nvarchar(50) NOT NULL CONSTRAINT [DF:pcorln.alpnum] DEFAULT (N''), --N
    untdsc  nvarchar(10) NOT NULL CONSTRAINT [DF:pcorln.untdsc] DEFAULT (N''), --N
    linqty  decimal(12,4) NOT NULL CONSTRAINT [DF:pcorln.linqty] DEFAULT (0), --N
    linprc  decimal(12,4) NOT NULL CONSTRAINT [DF:pcorln.linprc] DEFAULT (0), --N
    extttl  decimal(12,2) NOT NULL CONSTRAINT [DF:pcorln.extttl] DEFAULT (0), --N
    rcvdte  decimal(12,4) NOT NULL CONSTRAINT [DF:pcorln.rcvdte] DEFAULT (0), --N
    currnt  decimal(12,4) NOT NULL CONSTRAINT [DF:pcorln.currnt] DEFAULT (0), --N
    cancel  decimal(12,4) NOT NULL CONSTRAINT [DF:pcorln.cancel] DEFAULT (0), --N
    cstcde  decimal(15,3) NULL, --N
    csttyp  tinyint NULL, --N
    invloc  int NULL, --N
    lgract  bigint NULL, --N
    subact  bigint NULL, --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:pcorln.usrdf1] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:pcorln.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:pcorln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:pcorln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:pcorln.recnum.linnum] ON dbo.pcorln (recnum, linnum); --I
GO

-- prmchg: Change order (prime side) header; owner of both detail grids. Screen: 6-4-1 Change Orders (header).
CREATE TABLE dbo.prmchg
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:prmchg] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --I
    chgnum  nvarchar(20) NOT NULL, --N
    chgdte  date NULL, --N
    jobnum  bigint NOT NULL, --N
    phsnum  bigint NULL, --N
    dscrpt  nvarchar(50) NOT NULL, --N
    reason  nvarchar(50) NOT NULL CONSTRAINT [DF:prmchg.reason] DEFAULT (N''), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:prmchg.usrdf1] DEFAULT (N''), --N
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:prmchg.usrdf2] DEFAULT (N''), --N
    pchord  nvarchar(30) NOT NULL CONSTRAINT [DF:prmchg.pchord] DEFAULT (N''), --N
    subdte  date NULL, --N
    aprdte  date NULL, --N
    invdte  date NULL, --N
    delreq  int NOT NULL CONSTRAINT [DF:prmchg.delreq] DEFAULT (0), --N
    dysdly  int NOT NULL CONSTRAINT [DF:prmchg.dysdly] DEFAULT (0), --N
    chgtyp  smallint NULL, --N
    status  tinyint NOT NULL CONSTRAINT [DF:prmchg.status] DEFAULT (2), --N
    submto  nvarchar(50) NOT NULL CONSTRAINT [DF:prmchg.submto] DEFAULT (N''), --N
    submby  bigint NULL, --N
    reqamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.reqamt] DEFAULT (0), --N
    appamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.appamt] DEFAULT (0), --N
    cstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.cstamt] DEFAULT (0), --N
    ovhamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.ovhamt] DEFAULT (0), --N
    pftamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.pftamt] DEFAULT (0), --N
    reqpft  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.reqpft] DEFAULT (0), --N
    mrgamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.mrgamt] DEFAULT (0), --N
    reqmrg  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.reqmrg] DEFAULT (0), --N
    estamt  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.estamt] DEFAULT (0), --N
    estovh  decimal(12,2) NOT NULL CONSTRAINT [DF:prmchg.estovh] DEFAULT (0), --N
    entdte  date NULL, --N
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:prmchg.usrnme] DEFAULT (N''), --N
    chgscp  nvarchar(max) NOT NULL CONSTRAINT [DF:prmchg.chgscp] DEFAULT (N''), --N
    hotlst  tinyint NOT NULL CONSTRAINT [DF:prmchg.hotlst] DEFAULT (0), --N
    lckedt  tinyint NOT NULL CONSTRAINT [DF:prmchg.lckedt] DEFAULT (0), --N
    upgrde  tinyint NOT NULL CONSTRAINT [DF:prmchg.upgrde] DEFAULT (0), --N
    actper  tinyint NOT NULL CONSTRAINT [DF:prmchg.actper] DEFAULT (0), --N
    postyr  smallint NOT NULL CONSTRAINT [DF:prmchg.postyr] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:prmchg.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:prmchg.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:prmchg.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:prmchg.recnum] ON dbo.prmchg (recnum) WITH (FILLFACTOR = 80); --I
GO

-- pmcgln: Change of the owner contract. Screen: 6-4-1 Prime Change Details tab.
CREATE TABLE dbo.pmcgln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:pmcgln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:pmcgln.dscrpt] DEFAULT (N''), --N
    estamt  decimal(12,2) NOT NULL CONSTRAINT [DF:pmcgln.estamt] DEFAULT (0), --N
    ovhmrk  decimal(7,4) NOT NULL CONSTRAINT [DF:pmcgln.ovhmrk] DEFAULT (0), --N
    pftmrk  decimal(7,4) NOT NULL CONSTRAINT [DF:pmcgln.pftmrk] DEFAULT (0), --N
    reqprc  decimal(12,2) NOT NULL CONSTRAINT [DF:pmcgln.reqprc] DEFAULT (0), --N
    aprprc  decimal(12,2) NOT NULL CONSTRAINT [DF:pmcgln.aprprc] DEFAULT (0), --N
    cstcde  decimal(15,3) NULL, --N
    csttyp  tinyint NULL, --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:pmcgln.usrdf1] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:pmcgln.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:pmcgln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:pmcgln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:pmcgln.recnum.linnum] ON dbo.pmcgln (recnum, linnum); --I
GO

-- sbcgln: Change of the cost budget and, where vendor and subcontract are filled, of the subcontract. Screen: 6-4-1 Budget and Sub Change Details tab.
CREATE TABLE dbo.sbcgln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:sbcgln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:sbcgln.dscrpt] DEFAULT (N''), --N
    chghrs  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcgln.chghrs] DEFAULT (0), --N
    chgunt  decimal(12,4) NOT NULL CONSTRAINT [DF:sbcgln.chgunt] DEFAULT (0), --N
    bdgprc  decimal(12,2) NOT NULL CONSTRAINT [DF:sbcgln.bdgprc] DEFAULT (0), --N
    vndnum  bigint NULL, --N
    vndctc  bigint NULL, --N
    ctclin  int NULL, --N
    chgnum  nvarchar(20) NOT NULL CONSTRAINT [DF:sbcgln.chgnum] DEFAULT (N''), --N
    chgsts  tinyint NOT NULL CONSTRAINT [DF:sbcgln.chgsts] DEFAULT (2), --N
    chgdte  date NULL, --N
    cstcde  decimal(15,3) NULL, --N
    csttyp  tinyint NULL, --N
    ovhmrk  decimal(7,4) NOT NULL CONSTRAINT [DF:sbcgln.ovhmrk] DEFAULT (0), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:sbcgln.usrdf1] DEFAULT (N''), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:sbcgln.ntetxt] DEFAULT (N''), --N
    linref  nvarchar(32) NULL, --N
    insdte  datetime NULL CONSTRAINT [DF:sbcgln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:sbcgln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:sbcgln.recnum.linnum] ON dbo.sbcgln (recnum, linnum); --I
GO

-- acpinv: AP invoice or credit. Screen: 4-2 Payable Invoices/Credits (header).
CREATE TABLE dbo.acpinv
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:acpinv] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --T
    invnum  nvarchar(20) NOT NULL, --T
    pchord  nvarchar(20) NOT NULL CONSTRAINT [DF:acpinv.pchord] DEFAULT (N''), --T
    ctcnum  nvarchar(20) NOT NULL CONSTRAINT [DF:acpinv.ctcnum] DEFAULT (N''), --T
    vndnum  bigint NOT NULL, --T
    jobnum  bigint NULL, --T
    phsnum  bigint NULL, --T
    dscrpt  nvarchar(50) NOT NULL, --T
    invdte  date NULL, --T
    duedte  date NULL, --T
    refnum  nvarchar(20) NOT NULL CONSTRAINT [DF:acpinv.refnum] DEFAULT (N''), --T
    dscdte  date NULL, --T
    invtyp  tinyint NOT NULL, --T
    status  tinyint NOT NULL, --T
    payee2  nvarchar(50) NOT NULL CONSTRAINT [DF:acpinv.payee2] DEFAULT (N''), --T
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:acpinv.usrdf1] DEFAULT (N''), --T
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:acpinv.usrdf2] DEFAULT (N''), --T
    dscavl  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.dscavl] DEFAULT (0), --T
    retain  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.retain] DEFAULT (0), --T
    setpay  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.setpay] DEFAULT (0), --T
    amtpad  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.amtpad] DEFAULT (0), --T
    dsctkn  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.dsctkn] DEFAULT (0), --T
    invttl  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.invttl] DEFAULT (0), --T
    adjust  decimal(9,2) NOT NULL CONSTRAINT [DF:acpinv.adjust] DEFAULT (0), --T
    freigh  decimal(9,2) NOT NULL CONSTRAINT [DF:acpinv.freigh] DEFAULT (0), --T
    ttlpad  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.ttlpad] DEFAULT (0), --T
    invbal  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.invbal] DEFAULT (0), --T
    invnet  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.invnet] DEFAULT (0), --T
    actper  tinyint NOT NULL, --T
    entdte  date NULL, --T
    lgrrec  bigint NOT NULL CONSTRAINT [DF:acpinv.lgrrec] DEFAULT (0), --T
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:acpinv.usrnme] DEFAULT (N''), --T
    btcnum  int NOT NULL CONSTRAINT [DF:acpinv.btcnum] DEFAULT (0), --T
    hotlst  tinyint NOT NULL CONSTRAINT [DF:acpinv.hotlst] DEFAULT (0), --T
    shpnum  nvarchar(20) NOT NULL CONSTRAINT [DF:acpinv.shpnum] DEFAULT (N''), --T
    cmpamt  decimal(9,2) NOT NULL CONSTRAINT [DF:acpinv.cmpamt] DEFAULT (0), --T
    usetax  decimal(8,2) NOT NULL CONSTRAINT [DF:acpinv.usetax] DEFAULT (0), --T
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:acpinv.ntetxt] DEFAULT (N''), --T
    vodrec  nvarchar(300) NOT NULL CONSTRAINT [DF:acpinv.vodrec] DEFAULT (N''), --T
    subttl  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.subttl] DEFAULT (0), --T
    hldamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.hldamt] DEFAULT (0), --T
    hldbll  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.hldbll] DEFAULT (0), --T
    hldrem  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.hldrem] DEFAULT (0), --T
    pstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.pstamt] DEFAULT (0), --T
    qstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.qstamt] DEFAULT (0), --T
    gstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.gstamt] DEFAULT (0), --T
    hstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.hstamt] DEFAULT (0), --T
    invamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.invamt] DEFAULT (0), --T
    slstax  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.slstax] DEFAULT (0), --T
    postyr  smallint NOT NULL, --T
    taxcde  smallint NULL, --T
    rcpamt  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.rcpamt] DEFAULT (0), --T
    apinte  nvarchar(max) NOT NULL CONSTRAINT [DF:acpinv.apinte] DEFAULT (N''), --T
    usedst  int NULL, --T
    usettl  decimal(12,2) NOT NULL CONSTRAINT [DF:acpinv.usettl] DEFAULT (0), --T
    insdte  datetime NULL CONSTRAINT [DF:acpinv.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:acpinv.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:acpinv.recnum] ON dbo.acpinv (recnum) WITH (FILLFACTOR = 80); --T
GO

-- apivln: AP invoice distribution. Carries a ledger account, not a cost code. Screen: 4-2 Payable Invoices/Credits (grid).
CREATE TABLE dbo.apivln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:apivln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --T
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    prtnum  bigint NULL, --N
    prtdsc  nvarchar(50) NOT NULL CONSTRAINT [DF:apivln.prtdsc] DEFAULT (N''), --N
    alpnum  nvarchar(50) NOT NULL CONSTRAINT [DF:apivln.alpnum] DEFAULT (N''), --N
    untdsc  nvarchar(10) NOT NULL CONSTRAINT [DF:apivln.untdsc] DEFAULT (N''), --N
    linqty  decimal(12,4) NOT NULL CONSTRAINT [DF:apivln.linqty] DEFAULT (0), --N
    linprc  decimal(12,4) NOT NULL CONSTRAINT [DF:apivln.linprc] DEFAULT (0), --N
    extttl  decimal(12,2) NOT NULL CONSTRAINT [DF:apivln.extttl] DEFAULT (0), --N
    actnum  bigint NOT NULL, --N
    subact  bigint NULL, --N
    invloc  int NULL, --N
    sernum  nvarchar(30) NOT NULL CONSTRAINT [DF:apivln.sernum] DEFAULT (N''), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:apivln.usrdf1] DEFAULT (N''), --N
    linref  nvarchar(32) NULL, --N
    hldamt  decimal(12,2) NOT NULL CONSTRAINT [DF:apivln.hldamt] DEFAULT (0), --N
    invamt  decimal(12,2) NOT NULL CONSTRAINT [DF:apivln.invamt] DEFAULT (0), --N
    invrec  bigint NOT NULL CONSTRAINT [DF:apivln.invrec] DEFAULT (0), --N
    insdte  datetime NULL CONSTRAINT [DF:apivln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:apivln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:apivln.recnum.linnum] ON dbo.apivln (recnum, linnum); --I
GO

-- acppmt: Payments, discounts and credits applied to an AP invoice. Screen: 4-3 Vendor Payments.
CREATE TABLE dbo.acppmt
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:acppmt] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --T
    recnum  bigint NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:acppmt.dscrpt] DEFAULT (N''), --N
    chknum  nvarchar(20) NOT NULL CONSTRAINT [DF:acppmt.chknum] DEFAULT (N''), --N
    chkdte  date NULL, --N
    actper  tinyint NOT NULL CONSTRAINT [DF:acppmt.actper] DEFAULT (0), --N
    postyr  smallint NOT NULL CONSTRAINT [DF:acppmt.postyr] DEFAULT (0), --N
    amount  decimal(12,2) NOT NULL CONSTRAINT [DF:acppmt.amount] DEFAULT (0), --N
    dsctkn  decimal(12,2) NOT NULL CONSTRAINT [DF:acppmt.dsctkn] DEFAULT (0), --N
    aplcrd  decimal(12,2) NOT NULL CONSTRAINT [DF:acppmt.aplcrd] DEFAULT (0), --N
    lgrrec  bigint NOT NULL CONSTRAINT [DF:acppmt.lgrrec] DEFAULT (0), --N
    achbch  int NOT NULL CONSTRAINT [DF:acppmt.achbch] DEFAULT (0), --N
    insdte  datetime NULL CONSTRAINT [DF:acppmt.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:acppmt.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE INDEX [IX:acppmt.recnum] ON dbo.acppmt (recnum); --I
GO

-- scdpay: Joint-check payees of an AP invoice. Screen: 4-2 second payees.
CREATE TABLE dbo.scdpay
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:scdpay] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    paynme  nvarchar(50) NOT NULL CONSTRAINT [DF:scdpay.paynme] DEFAULT (N''), --D
    amount  decimal(12,2) NOT NULL CONSTRAINT [DF:scdpay.amount] DEFAULT (0), --D
    amtpad  decimal(12,2) NOT NULL CONSTRAINT [DF:scdpay.amtpad] DEFAULT (0), --D
    balnce  decimal(12,2) NOT NULL CONSTRAINT [DF:scdpay.balnce] DEFAULT (0), --D
    setpay  decimal(12,2) NOT NULL CONSTRAINT [DF:scdpay.setpay] DEFAULT (0), --D
    insdte  datetime NULL CONSTRAINT [DF:scdpay.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:scdpay.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:scdpay.recnum.linnum] ON dbo.scdpay (recnum, linnum); --I
GO

-- jobcst: Job cost transactions from every source. Screen: 6-3 Job Costs.
CREATE TABLE dbo.jobcst
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:jobcst] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --T
    wrkord  nvarchar(20) NOT NULL CONSTRAINT [DF:jobcst.wrkord] DEFAULT (N''), --T
    jobnum  bigint NOT NULL, --T
    trnnum  nvarchar(20) NOT NULL, --T
    dscrpt  nvarchar(50) NOT NULL, --T
    trndte  date NULL, --T
    entdte  date NULL, --T
    actprd  tinyint NOT NULL, --T
    srcnum  tinyint NOT NULL, --T
    status  tinyint NOT NULL CONSTRAINT [DF:jobcst.status] DEFAULT (1), --T
    bllsts  tinyint NOT NULL CONSTRAINT [DF:jobcst.bllsts] DEFAULT (1), --T
    phsnum  bigint NOT NULL CONSTRAINT [DF:jobcst.phsnum] DEFAULT (0), --T
    cstcde  decimal(15,3) NOT NULL, --T
    csttyp  tinyint NOT NULL, --T
    vndnum  bigint NULL, --T
    eqpnum  bigint NULL, --T
    empnum  bigint NULL, --T
    payrec  bigint NULL, --T
    paytyp  tinyint NOT NULL CONSTRAINT [DF:jobcst.paytyp] DEFAULT (0), --T
    csthrs  decimal(7,2) NOT NULL CONSTRAINT [DF:jobcst.csthrs] DEFAULT (0), --T
    cstamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.cstamt] DEFAULT (0), --T
    blgqty  decimal(7,2) NOT NULL CONSTRAINT [DF:jobcst.blgqty] DEFAULT (0), --T
    blgamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.blgamt] DEFAULT (0), --T
    pieces  decimal(10,2) NOT NULL CONSTRAINT [DF:jobcst.pieces] DEFAULT (0), --T
    lgrrec  bigint NOT NULL CONSTRAINT [DF:jobcst.lgrrec] DEFAULT (0), --T
    blgunt  tinyint NOT NULL CONSTRAINT [DF:jobcst.blgunt] DEFAULT (0), --T
    eqptyp  tinyint NOT NULL CONSTRAINT [DF:jobcst.eqptyp] DEFAULT (0), --T
    eqpunt  tinyint NOT NULL CONSTRAINT [DF:jobcst.eqpunt] DEFAULT (0), --T
    eqpqty  decimal(7,2) NOT NULL CONSTRAINT [DF:jobcst.eqpqty] DEFAULT (0), --T
    grswge  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.grswge] DEFAULT (0), --T
    ovrrde  tinyint NOT NULL CONSTRAINT [DF:jobcst.ovrrde] DEFAULT (0), --T
    blgttl  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.blgttl] DEFAULT (0), --T
    active  tinyint NOT NULL CONSTRAINT [DF:jobcst.active] DEFAULT (0), --T
    acrinv  bigint NOT NULL CONSTRAINT [DF:jobcst.acrinv] DEFAULT (0), --T
    shwamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.shwamt] DEFAULT (0), --T
    ovhamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.ovhamt] DEFAULT (0), --T
    pftamt  decimal(12,2) NOT NULL CONSTRAINT [DF:jobcst.pftamt] DEFAULT (0), --T
    taxabl  tinyint NOT NULL CONSTRAINT [DF:jobcst.taxabl] DEFAULT (0), --T
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:jobcst.usrnme] DEFAULT (N''), --T
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:jobcst.ntetxt] DEFAULT (N''), --T
    postyr  smallint NOT NULL, --T
    insdte  datetime NULL CONSTRAINT [DF:jobcst.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:jobcst.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:jobcst.recnum] ON dbo.jobcst (recnum) WITH (FILLFACTOR = 80); --T
GO

-- lgrtrn: Posted ledger transaction. Screen: 1-3 Journal Transactions (header).
CREATE TABLE dbo.lgrtrn
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:lgrtrn] PRIMARY KEY, --T
    recnum  bigint IDENTITY(1,1) NOT NULL, --I
    trnnum  nvarchar(20) NOT NULL, --N
    trndte  date NULL, --N
    pchord  nvarchar(20) NOT NULL CONSTRAINT [DF:lgrtrn.pchord] DEFAULT (N''), --D
    dscrpt  nvarchar(50) NOT NULL, --N
    status  tinyint NOT NULL CONSTRAINT [DF:lgrtrn.status] DEFAULT (1), --N
    srcnum  tinyint NOT NULL, --N
    actprd  tinyint NOT NULL, --N
    postyr  smallint NOT NULL, --N
    entdte  date NULL, --N
    vndnum  bigint NULL, --N
    empnum  bigint NULL, --N
    payee1  nvarchar(75) NOT NULL CONSTRAINT [DF:lgrtrn.payee1] DEFAULT (N''), --N
    payee2  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.payee2] DEFAULT (N''), --N
    addrs1  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.addrs1] DEFAULT (N''), --D
    addrs2  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.addrs2] DEFAULT (N''), --D
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.ctynme] DEFAULT (N''), --D
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:lgrtrn.state_] DEFAULT (N''), --D
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:lgrtrn.zipcde] DEFAULT (N''), --D
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.usrdf1] DEFAULT (N''), --D
    usrdf2  nvarchar(50) NOT NULL CONSTRAINT [DF:lgrtrn.usrdf2] DEFAULT (N''), --D
    chkamt  decimal(12,2) NOT NULL CONSTRAINT [DF:lgrtrn.chkamt] DEFAULT (0), --N
    usrnme  nvarchar(128) NOT NULL CONSTRAINT [DF:lgrtrn.usrnme] DEFAULT (N''), --N
    lgrrec  bigint NOT NULL CONSTRAINT [DF:lgrtrn.lgrrec] DEFAULT (0), --N
    active  tinyint NOT NULL CONSTRAINT [DF:lgrtrn.active] DEFAULT (0), --D
    jobvar  decimal(12,2) NOT NULL CONSTRAINT [DF:lgrtrn.jobvar] DEFAULT (0), --N
    eqpvar  decimal(12,2) NOT NULL CONSTRAINT [DF:lgrtrn.eqpvar] DEFAULT (0), --N
    wipvar  decimal(12,2) NOT NULL CONSTRAINT [DF:lgrtrn.wipvar] DEFAULT (0), --N
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:lgrtrn.ntetxt] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:lgrtrn.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:lgrtrn.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:lgrtrn.recnum] ON dbo.lgrtrn (recnum) WITH (FILLFACTOR = 80); --I
GO

-- lgtnln: Debit and credit lines; each transaction balances. Screen: 1-3 Journal Transactions (grid).
CREATE TABLE dbo.lgtnln
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:lgtnln] PRIMARY KEY, --T
    _idref  uniqueidentifier NOT NULL, --I
    recnum  bigint NOT NULL, --N
    linnum  int NOT NULL, --N
    dscrpt  nvarchar(50) NOT NULL CONSTRAINT [DF:lgtnln.dscrpt] DEFAULT (N''), --N
    lgract  bigint NOT NULL, --N
    subact  bigint NULL, --N
    dbtamt  decimal(12,2) NOT NULL CONSTRAINT [DF:lgtnln.dbtamt] DEFAULT (0), --N
    crdamt  decimal(12,2) NOT NULL CONSTRAINT [DF:lgtnln.crdamt] DEFAULT (0), --N
    usrdf1  nvarchar(50) NOT NULL CONSTRAINT [DF:lgtnln.usrdf1] DEFAULT (N''), --N
    insdte  datetime NULL CONSTRAINT [DF:lgtnln.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:lgtnln.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

CREATE UNIQUE INDEX [IX:lgtnln.recnum.linnum] ON dbo.lgtnln (recnum, linnum); --I
GO

-- cmpany: Company data; one row. Also carries the database version. Screen: 7-1 Company Information.
CREATE TABLE dbo.cmpany
(
    _idnum  uniqueidentifier NOT NULL CONSTRAINT [PK:cmpany] PRIMARY KEY, --T
    cmpnme  nvarchar(75) NOT NULL CONSTRAINT [DF:cmpany.cmpnme] DEFAULT (N''), --D
    cmpad1  nvarchar(50) NOT NULL CONSTRAINT [DF:cmpany.cmpad1] DEFAULT (N''), --D
    cmpad2  nvarchar(50) NOT NULL CONSTRAINT [DF:cmpany.cmpad2] DEFAULT (N''), --D
    ctynme  nvarchar(50) NOT NULL CONSTRAINT [DF:cmpany.ctynme] DEFAULT (N''), --D
    state_  nvarchar(2) NOT NULL CONSTRAINT [DF:cmpany.state_] DEFAULT (N''), --D
    zipcde  nvarchar(10) NOT NULL CONSTRAINT [DF:cmpany.zipcde] DEFAULT (N''), --D
    vernum  nvarchar(20) NOT NULL CONSTRAINT [DF:cmpany.vernum] DEFAULT (N''), --D
    lstbch  int NOT NULL CONSTRAINT [DF:cmpany.lstbch] DEFAULT (0), --D
    ntetxt  nvarchar(max) NOT NULL CONSTRAINT [DF:cmpany.ntetxt] DEFAULT (N''), --D
    insdte  datetime NULL CONSTRAINT [DF:cmpany.insdte] DEFAULT (getutcdate()), --T
    insusr  nvarchar(128) NULL CONSTRAINT [DF:cmpany.insusr] DEFAULT (original_login()), --T
    upddte  datetime NULL, --T
    updusr  nvarchar(128) NULL --T
);

GO

-- Foreign keys ------------------------------------------------------------
ALTER TABLE dbo.lgrbal ADD CONSTRAINT [FK:lgrbal._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.lgract (_idnum) ON DELETE CASCADE; --T
ALTER TABLE dbo.vndcnt ADD CONSTRAINT [FK:vndcnt._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.actpay (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.vndcrt ADD CONSTRAINT [FK:vndcrt._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.actpay (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.jobphs ADD CONSTRAINT [FK:jobphs._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.actrec (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.bdglin ADD CONSTRAINT [FK:bdglin._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.budget (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.sbcnln ADD CONSTRAINT [FK:sbcnln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.subcon (_idnum) ON DELETE CASCADE; --T
ALTER TABLE dbo.pcorln ADD CONSTRAINT [FK:pcorln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.pchord (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.pmcgln ADD CONSTRAINT [FK:pmcgln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.prmchg (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [FK:sbcgln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.prmchg (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.apivln ADD CONSTRAINT [FK:apivln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.acpinv (_idnum) ON DELETE CASCADE; --T
ALTER TABLE dbo.acppmt ADD CONSTRAINT [FK:acppmt._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.acpinv (_idnum) ON DELETE CASCADE; --T
ALTER TABLE dbo.scdpay ADD CONSTRAINT [FK:scdpay._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.acpinv (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.lgtnln ADD CONSTRAINT [FK:lgtnln._idref_Cascade] FOREIGN KEY (_idref) REFERENCES dbo.lgrtrn (_idnum) ON DELETE CASCADE; --I
ALTER TABLE dbo.cstcde ADD CONSTRAINT [FK:cstcde.divnum] FOREIGN KEY (divnum) REFERENCES dbo.cstdiv (recnum); --I
ALTER TABLE dbo.lgract ADD CONSTRAINT [FK:lgract.sumact] FOREIGN KEY (sumact) REFERENCES dbo.lgract (recnum); --T
ALTER TABLE dbo.lgract ADD CONSTRAINT [FK:lgract.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.lgrsub ADD CONSTRAINT [FK:lgrsub.ctract] FOREIGN KEY (ctract) REFERENCES dbo.lgract (recnum); --I
ALTER TABLE dbo.lgrbal ADD CONSTRAINT [FK:lgrbal.lgract] FOREIGN KEY (lgract) REFERENCES dbo.lgract (recnum); --T
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.lgrdft] FOREIGN KEY (lgrdft) REFERENCES dbo.lgract (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.cdedft] FOREIGN KEY (cdedft) REFERENCES dbo.cstcde (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.typdft] FOREIGN KEY (typdft) REFERENCES dbo.csttyp (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.vndtyp] FOREIGN KEY (vndtyp) REFERENCES dbo.vndtyp (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.taxdst] FOREIGN KEY (taxdst) REFERENCES dbo.taxdst (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.ordtyp] FOREIGN KEY (ordtyp) REFERENCES dbo.pchtyp (recnum); --N
ALTER TABLE dbo.actpay ADD CONSTRAINT [FK:actpay.contyp] FOREIGN KEY (contyp) REFERENCES dbo.sbctyp (recnum); --N
ALTER TABLE dbo.reccln ADD CONSTRAINT [FK:reccln.taxdst] FOREIGN KEY (taxdst) REFERENCES dbo.taxdst (recnum); --I
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.clnnum] FOREIGN KEY (clnnum) REFERENCES dbo.reccln (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.achtct] FOREIGN KEY (achtct) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.lender] FOREIGN KEY (lender) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.sprvsr] FOREIGN KEY (sprvsr) REFERENCES dbo.employ (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.slsemp] FOREIGN KEY (slsemp) REFERENCES dbo.employ (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.estemp] FOREIGN KEY (estemp) REFERENCES dbo.employ (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.slstax] FOREIGN KEY (slstax) REFERENCES dbo.taxdst (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.lgract] FOREIGN KEY (lgract) REFERENCES dbo.lgract (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.dptmnt] FOREIGN KEY (dptmnt) REFERENCES dbo.dptmnt (recnum); --N
ALTER TABLE dbo.actrec ADD CONSTRAINT [FK:actrec.jobtyp] FOREIGN KEY (jobtyp) REFERENCES dbo.jobtyp (recnum); --N
ALTER TABLE dbo.budget ADD CONSTRAINT [FK:budget.recnum] FOREIGN KEY (recnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.bdglin ADD CONSTRAINT [FK:bdglin.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.subcon ADD CONSTRAINT [FK:subcon.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.subcon ADD CONSTRAINT [FK:subcon.jobnum] FOREIGN KEY (jobnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.subcon ADD CONSTRAINT [FK:subcon.contyp] FOREIGN KEY (contyp) REFERENCES dbo.sbctyp (recnum); --I
ALTER TABLE dbo.subcon ADD CONSTRAINT [FK:subcon.divnum] FOREIGN KEY (divnum) REFERENCES dbo.cstdiv (recnum); --I
ALTER TABLE dbo.subcon ADD CONSTRAINT [FK:subcon.taxdst] FOREIGN KEY (taxdst) REFERENCES dbo.taxdst (recnum); --I
ALTER TABLE dbo.sbcnln ADD CONSTRAINT [FK:sbcnln.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.sbcnln ADD CONSTRAINT [FK:sbcnln.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.pchord ADD CONSTRAINT [FK:pchord.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --I
ALTER TABLE dbo.pchord ADD CONSTRAINT [FK:pchord.jobnum] FOREIGN KEY (jobnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.pchord ADD CONSTRAINT [FK:pchord.odrdby] FOREIGN KEY (odrdby) REFERENCES dbo.employ (recnum); --I
ALTER TABLE dbo.pchord ADD CONSTRAINT [FK:pchord.ordtyp] FOREIGN KEY (ordtyp) REFERENCES dbo.pchtyp (recnum); --I
ALTER TABLE dbo.pchord ADD CONSTRAINT [FK:pchord.taxdst] FOREIGN KEY (taxdst) REFERENCES dbo.taxdst (recnum); --I
ALTER TABLE dbo.pcorln ADD CONSTRAINT [FK:pcorln.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.pcorln ADD CONSTRAINT [FK:pcorln.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.pcorln ADD CONSTRAINT [FK:pcorln.lgract] FOREIGN KEY (lgract) REFERENCES dbo.lgract (recnum); --I
ALTER TABLE dbo.prmchg ADD CONSTRAINT [FK:prmchg.jobnum] FOREIGN KEY (jobnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.prmchg ADD CONSTRAINT [FK:prmchg.chgtyp] FOREIGN KEY (chgtyp) REFERENCES dbo.chgtyp (recnum); --I
ALTER TABLE dbo.prmchg ADD CONSTRAINT [FK:prmchg.submby] FOREIGN KEY (submby) REFERENCES dbo.employ (recnum); --I
ALTER TABLE dbo.pmcgln ADD CONSTRAINT [FK:pmcgln.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.pmcgln ADD CONSTRAINT [FK:pmcgln.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [FK:sbcgln.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [FK:sbcgln.vndctc] FOREIGN KEY (vndctc) REFERENCES dbo.subcon (recnum); --I
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [FK:sbcgln.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [FK:sbcgln.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.acpinv ADD CONSTRAINT [FK:acpinv.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.acpinv ADD CONSTRAINT [FK:acpinv.jobnum] FOREIGN KEY (jobnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.acpinv ADD CONSTRAINT [FK:acpinv.jobnum_phsnum] FOREIGN KEY (jobnum, phsnum) REFERENCES dbo.jobphs (recnum, phsnum); --N
ALTER TABLE dbo.acpinv ADD CONSTRAINT [FK:acpinv.usedst] FOREIGN KEY (usedst) REFERENCES dbo.taxdst (recnum); --N
ALTER TABLE dbo.apivln ADD CONSTRAINT [FK:apivln.actnum] FOREIGN KEY (actnum) REFERENCES dbo.lgract (recnum); --I
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.jobnum] FOREIGN KEY (jobnum) REFERENCES dbo.actrec (recnum); --N
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.empnum_SetNull] FOREIGN KEY (empnum) REFERENCES dbo.employ (recnum) ON DELETE SET NULL; --T
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.cstcde] FOREIGN KEY (cstcde) REFERENCES dbo.cstcde (recnum); --I
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.csttyp] FOREIGN KEY (csttyp) REFERENCES dbo.csttyp (recnum); --I
ALTER TABLE dbo.jobcst ADD CONSTRAINT [FK:jobcst.srcnum] FOREIGN KEY (srcnum) REFERENCES dbo.source (recnum); --I
ALTER TABLE dbo.lgrtrn ADD CONSTRAINT [FK:lgrtrn.vndnum] FOREIGN KEY (vndnum) REFERENCES dbo.actpay (recnum); --N
ALTER TABLE dbo.lgrtrn ADD CONSTRAINT [FK:lgrtrn.empnum] FOREIGN KEY (empnum) REFERENCES dbo.employ (recnum); --I
ALTER TABLE dbo.lgrtrn ADD CONSTRAINT [FK:lgrtrn.srcnum] FOREIGN KEY (srcnum) REFERENCES dbo.source (recnum); --I
ALTER TABLE dbo.lgtnln ADD CONSTRAINT [FK:lgtnln.lgract] FOREIGN KEY (lgract) REFERENCES dbo.lgract (recnum); --I
GO

-- Secondary indexes: T seen, I inferred. None is known on insdte or upddte, so a
-- watermark read scans the table.
CREATE INDEX [IX:acpinv.btcnum] ON dbo.acpinv (btcnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.ctcnum] ON dbo.acpinv (ctcnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.dscrpt] ON dbo.acpinv (dscrpt) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.hotlst] ON dbo.acpinv (hotlst) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.invnum] ON dbo.acpinv (invnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.jobnum] ON dbo.acpinv (jobnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.lgrrec] ON dbo.acpinv (lgrrec) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.pchord] ON dbo.acpinv (pchord) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.setpay] ON dbo.acpinv (setpay) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.shpnum] ON dbo.acpinv (shpnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.usrdf1] ON dbo.acpinv (usrdf1) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.usrdf2] ON dbo.acpinv (usrdf2) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.usrnme] ON dbo.acpinv (usrnme) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:acpinv.vndnum] ON dbo.acpinv (vndnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.acrinv] ON dbo.jobcst (acrinv) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.active] ON dbo.jobcst (active) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.cstcde] ON dbo.jobcst (cstcde) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.dscrpt] ON dbo.jobcst (dscrpt) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.jobnum] ON dbo.jobcst (jobnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.lgrrec] ON dbo.jobcst (lgrrec) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.srcnum] ON dbo.jobcst (srcnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.trnnum] ON dbo.jobcst (trnnum) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.usrnme] ON dbo.jobcst (usrnme) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:jobcst.wrkord] ON dbo.jobcst (wrkord) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgract.lngnme] ON dbo.lgract (lngnme) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgract.shtnme] ON dbo.lgract (shtnme) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgract.sumact] ON dbo.lgract (sumact) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgrbal.actprd] ON dbo.lgrbal (actprd) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgrbal.lgract] ON dbo.lgrbal (lgract) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:lgrbal.postyr] ON dbo.lgrbal (postyr) WITH (FILLFACTOR = 80); --T
CREATE INDEX [IX:subcon.ctcnum] ON dbo.subcon (ctcnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:subcon.jobnum] ON dbo.subcon (jobnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:subcon.vndnum] ON dbo.subcon (vndnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:pchord.ordnum] ON dbo.pchord (ordnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:pchord.jobnum] ON dbo.pchord (jobnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:pchord.vndnum] ON dbo.pchord (vndnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:prmchg.jobnum] ON dbo.prmchg (jobnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:prmchg.chgnum] ON dbo.prmchg (chgnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:lgrtrn.trnnum] ON dbo.lgrtrn (trnnum) WITH (FILLFACTOR = 80); --I
CREATE INDEX [IX:lgrtrn.srcnum] ON dbo.lgrtrn (srcnum) WITH (FILLFACTOR = 80); --I
GO

-- Our own checks (see the header) -----------------------------------------
ALTER TABLE dbo.actpay ADD CONSTRAINT [CK_WB:actpay.stsdft] CHECK (stsdft BETWEEN 1 AND 3);
ALTER TABLE dbo.actpay ADD CONSTRAINT [CK_WB:actpay.wrndft] CHECK (wrndft BETWEEN 0 AND 6);
ALTER TABLE dbo.actrec ADD CONSTRAINT [CK_WB:actrec.status] CHECK (status BETWEEN 1 AND 6);
ALTER TABLE dbo.actrec ADD CONSTRAINT [CK_WB:actrec.pstwip] CHECK (pstwip IN (0, 1));
ALTER TABLE dbo.csttyp ADD CONSTRAINT [CK_WB:csttyp.recnum] CHECK (recnum BETWEEN 1 AND 9);
ALTER TABLE dbo.lgract ADD CONSTRAINT [CK_WB:lgract.dbtcrd] CHECK (dbtcrd IN (1, 2));
ALTER TABLE dbo.lgract ADD CONSTRAINT [CK_WB:lgract.subact] CHECK (subact IN (0, 1, 2));
ALTER TABLE dbo.lgrbal ADD CONSTRAINT [CK_WB:lgrbal.actprd] CHECK (actprd BETWEEN 0 AND 12);
ALTER TABLE dbo.budget ADD CONSTRAINT [CK_WB:budget.lckedt] CHECK (lckedt IN (0, 1));
ALTER TABLE dbo.bdglin ADD CONSTRAINT [CK_WB:bdglin.ttlbdg] CHECK (ttlbdg = matbdg + labbdg + eqpbdg + subbdg + othbdg + usrcs6 + usrcs7 + usrcs8 + usrcs9);
ALTER TABLE dbo.bdglin ADD CONSTRAINT [CK_WB:bdglin.ttlorg] CHECK (ttlorg = matorg + laborg + eqporg + suborg + othorg + cs6org + cs7org + cs8org + cs9org);
ALTER TABLE dbo.subcon ADD CONSTRAINT [CK_WB:subcon.status] CHECK (status BETWEEN 1 AND 6);
ALTER TABLE dbo.subcon ADD CONSTRAINT [CK_WB:subcon.totals] CHECK (ctcttl = cntttl + chgttl AND balttl = ctcttl - invttl);
ALTER TABLE dbo.sbcnln ADD CONSTRAINT [CK_WB:sbcnln.totals] CHECK (cntrct = amount + change AND remain = cntrct - billed);
ALTER TABLE dbo.pchord ADD CONSTRAINT [CK_WB:pchord.status] CHECK (status BETWEEN 1 AND 6);
ALTER TABLE dbo.pchord ADD CONSTRAINT [CK_WB:pchord.totals] CHECK (pchttl = subttl + slstax AND pchbal = pchttl - rcvdte - cancel);
ALTER TABLE dbo.prmchg ADD CONSTRAINT [CK_WB:prmchg.status] CHECK (status BETWEEN 1 AND 6);
ALTER TABLE dbo.prmchg ADD CONSTRAINT [CK_WB:prmchg.actper] CHECK (actper BETWEEN 0 AND 12);
ALTER TABLE dbo.sbcgln ADD CONSTRAINT [CK_WB:sbcgln.chgsts] CHECK (chgsts BETWEEN 1 AND 6);
ALTER TABLE dbo.acpinv ADD CONSTRAINT [CK_WB:acpinv.status] CHECK (status BETWEEN 1 AND 5);
ALTER TABLE dbo.acpinv ADD CONSTRAINT [CK_WB:acpinv.invtyp] CHECK (invtyp IN (1, 2));
ALTER TABLE dbo.acpinv ADD CONSTRAINT [CK_WB:acpinv.actper] CHECK (actper BETWEEN 0 AND 12);
ALTER TABLE dbo.acpinv ADD CONSTRAINT [CK_WB:acpinv.source] CHECK (NOT (pchord <> '' AND ctcnum <> ''));
ALTER TABLE dbo.acpinv ADD CONSTRAINT [CK_WB:acpinv.totals] CHECK (ttlpad = amtpad + dsctkn AND invbal = invttl - ttlpad AND invnet = invbal - retain);
ALTER TABLE dbo.jobcst ADD CONSTRAINT [CK_WB:jobcst.status] CHECK (status IN (1, 2));
ALTER TABLE dbo.jobcst ADD CONSTRAINT [CK_WB:jobcst.bllsts] CHECK (bllsts BETWEEN 1 AND 3);
ALTER TABLE dbo.jobcst ADD CONSTRAINT [CK_WB:jobcst.actprd] CHECK (actprd BETWEEN 0 AND 12);
ALTER TABLE dbo.lgrtrn ADD CONSTRAINT [CK_WB:lgrtrn.status] CHECK (status BETWEEN 1 AND 3);
ALTER TABLE dbo.lgrtrn ADD CONSTRAINT [CK_WB:lgrtrn.actprd] CHECK (actprd BETWEEN 0 AND 12);
ALTER TABLE dbo.lgtnln ADD CONSTRAINT [CK_WB:lgtnln.side] CHECK (dbtamt = 0 OR crdamt = 0);
GO

-- Triggers ------------------------------------------------------------------
-- Seen on every scaffolded table: one time-stamping trigger and three audit
-- triggers. What follows reproduces their visible effect, not their text. They
-- matter for tests: a table with triggers refuses OUTPUT without INTO (error 334).
DECLARE @sql nvarchar(max), @table sysname;
DECLARE tables_cur CURSOR LOCAL FAST_FORWARD FOR
    SELECT t.name FROM sys.tables AS t WHERE t.schema_id = SCHEMA_ID(N'dbo') ORDER BY t.name;
OPEN tables_cur;
FETCH NEXT FROM tables_cur INTO @table;
WHILE @@FETCH_STATUS = 0
BEGIN
    SET @sql = N'CREATE TRIGGER [TRAU:dbo.' + @table + N':timestamping] ON dbo.' + QUOTENAME(@table) + N'
AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF TRIGGER_NESTLEVEL(@@PROCID) > 1 RETURN;
    UPDATE t SET upddte = GETUTCDATE(), updusr = ORIGINAL_LOGIN()
    FROM dbo.' + QUOTENAME(@table) + N' AS t
    JOIN inserted AS i ON i._idnum = t._idnum;
END;';
    EXEC sys.sp_executesql @sql;
    FETCH NEXT FROM tables_cur INTO @table;
END;
CLOSE tables_cur;
DEALLOCATE tables_cur;
GO

-- Audit twins. Seen: schema dbo_Audit, one twin per table, a _Date column, nightly
-- purge after the retention period. Inferred: every other detail below.
DECLARE @sql nvarchar(max), @cols nvarchar(max), @table sysname;
DECLARE audit_cur CURSOR LOCAL FAST_FORWARD FOR
    SELECT t.name FROM sys.tables AS t WHERE t.schema_id = SCHEMA_ID(N'dbo') ORDER BY t.name;
OPEN audit_cur;
FETCH NEXT FROM audit_cur INTO @table;
WHILE @@FETCH_STATUS = 0
BEGIN
    SELECT @cols = STUFF((SELECT N', ' + QUOTENAME(c.name)
                          FROM sys.columns AS c
                          WHERE c.object_id = OBJECT_ID(N'dbo.' + QUOTENAME(@table))
                          ORDER BY c.column_id
                          FOR XML PATH(''), TYPE).value('.', 'nvarchar(max)'), 1, 2, N'');
    -- UNION ALL drops the identity property, so the twin accepts explicit numbers.
    SET @sql = N'SELECT TOP (0) CAST(NULL AS datetime2(3)) AS _Date, CAST(NULL AS char(1)) AS _Type,
    CAST(NULL AS nvarchar(128)) AS _User, CAST(NULL AS nvarchar(128)) AS _App, q.*
INTO dbo_Audit.' + QUOTENAME(@table) + N'
FROM (SELECT * FROM dbo.' + QUOTENAME(@table) + N' UNION ALL SELECT * FROM dbo.' + QUOTENAME(@table) + N') AS q;';
    EXEC sys.sp_executesql @sql;
    SET @sql = N'CREATE TRIGGER [TRAI:dbo.' + @table + N'_Audit] ON dbo.' + QUOTENAME(@table) + N' AFTER INSERT AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO dbo_Audit.' + QUOTENAME(@table) + N' (_Date, _Type, _User, _App, ' + @cols + N')
    SELECT SYSUTCDATETIME(), ''I'', ORIGINAL_LOGIN(), APP_NAME(), ' + @cols + N' FROM inserted;
END;';
    EXEC sys.sp_executesql @sql;
    SET @sql = N'CREATE TRIGGER [TRAU:dbo.' + @table + N'_Audit] ON dbo.' + QUOTENAME(@table) + N' AFTER UPDATE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO dbo_Audit.' + QUOTENAME(@table) + N' (_Date, _Type, _User, _App, ' + @cols + N')
    SELECT SYSUTCDATETIME(), ''U'', ORIGINAL_LOGIN(), APP_NAME(), ' + @cols + N' FROM inserted;
END;';
    EXEC sys.sp_executesql @sql;
    SET @sql = N'CREATE TRIGGER [TRAD:dbo.' + @table + N'_Audit] ON dbo.' + QUOTENAME(@table) + N' AFTER DELETE AS
BEGIN
    SET NOCOUNT ON;
    INSERT INTO dbo_Audit.' + QUOTENAME(@table) + N' (_Date, _Type, _User, _App, ' + @cols + N')
    SELECT SYSUTCDATETIME(), ''D'', ORIGINAL_LOGIN(), APP_NAME(), ' + @cols + N' FROM deleted;
END;';
    EXEC sys.sp_executesql @sql;
    FETCH NEXT FROM audit_cur INTO @table;
END;
CLOSE audit_cur;
DEALLOCATE audit_cur;
GO

-- Name seen, body inferred: phase 0 becomes NULL so that the pair (jobnum, phsnum)
-- can reference jobphs.
CREATE TRIGGER [TR:acpinv_NullPhase] ON dbo.acpinv AFTER INSERT, UPDATE AS
BEGIN
    SET NOCOUNT ON;
    IF TRIGGER_NESTLEVEL(@@PROCID) > 1 RETURN;
    UPDATE t SET phsnum = NULL
    FROM dbo.acpinv AS t
    JOIN inserted AS i ON i._idnum = t._idnum
    WHERE t.phsnum = 0;
END;
GO

-- Not reproduced: TRAIU:dbo.<master>.recnum:ReservationHost (record-number
-- reservation on masters such as employ and lgract). What it does is unknown.

-- Stand-ins in schema wb ------------------------------------------------------
-- Where Sage keeps the controlling accounts (1-8) and the posting periods (1-6)
-- is unknown. In production these values are configured in the product and kept in
-- its own store; they never go into a company database.
CREATE TABLE wb.gl_setup
(
    id                tinyint NOT NULL CONSTRAINT [PK:wb.gl_setup] PRIMARY KEY CONSTRAINT [CK:wb.gl_setup.id] CHECK (id = 1),
    ap_account        bigint NOT NULL,          -- accounts payable control account
    ar_account        bigint NULL,              -- accounts receivable control account
    direct_low        bigint NOT NULL,          -- direct expense range: lines here need job cost
    direct_high       bigint NOT NULL,
    wip_low           bigint NULL,              -- WIP range, for jobs with pstwip = 1
    wip_high          bigint NULL,
    equipment_low     bigint NULL,              -- equipment expense range: lines here need equipment cost
    equipment_high    bigint NULL
);
CREATE TABLE wb.period
(
    postyr            smallint NOT NULL,
    actprd            tinyint NOT NULL CONSTRAINT [CK:wb.period.actprd] CHECK (actprd BETWEEN 0 AND 12),
    is_current        bit NOT NULL CONSTRAINT [DF:wb.period.is_current] DEFAULT (0),
    is_locked         bit NOT NULL CONSTRAINT [DF:wb.period.is_locked] DEFAULT (0),
    date_from         date NULL,
    date_to           date NULL,
    CONSTRAINT [PK:wb.period] PRIMARY KEY (postyr, actprd)
);
CREATE UNIQUE INDEX [IX:wb.period.current] ON wb.period (is_current) WHERE is_current = 1;
GO

-- Fixed lists -----------------------------------------------------------------
INSERT INTO dbo.source (_idnum, recnum, srcnme) VALUES
    (NEWID(), 1, N'Checks'),
    (NEWID(), 2, N'Deposits'),
    (NEWID(), 3, N'Journal'),
    (NEWID(), 4, N'Recurring journal'),
    (NEWID(), 5, N'Receivable invoices'),
    (NEWID(), 6, N'Recurring receivables'),
    (NEWID(), 7, N'Progress billing'),
    (NEWID(), 8, N'Unitary billing'),
    (NEWID(), 9, N'T&M billing'),
    (NEWID(), 10, N'Cash receipts'),
    (NEWID(), 11, N'Payable invoices'),
    (NEWID(), 12, N'Recurring payables'),
    (NEWID(), 13, N'PO receipts'),
    (NEWID(), 14, N'Vendor payments'),
    (NEWID(), 15, N'Vouchers'),
    (NEWID(), 16, N'Payroll'),
    (NEWID(), 17, N'Payroll summary'),
    (NEWID(), 18, N'Daily payroll'),
    (NEWID(), 19, N'Equipment allocation'),
    (NEWID(), 20, N'Equipment payments'),
    (NEWID(), 21, N'Depreciation'),
    (NEWID(), 22, N'Service'),
    (NEWID(), 23, N'Inventory allocation'),
    (NEWID(), 24, N'Inventory audit'),
    (NEWID(), 25, N'Payable credit cards'),
    (NEWID(), 26, N'Card receipts'),
    (NEWID(), 27, N'Recurring card charges'),
    (NEWID(), 28, N'Card payments'),
    (NEWID(), 29, N'Direct deposit'),
    (NEWID(), 30, N'Electronic receipts'),
    (NEWID(), 31, N'Job costs'),
    (NEWID(), 32, N'Equipment costs'),
    (NEWID(), 33, N'Equipment revenue');
INSERT INTO dbo.csttyp (_idnum, recnum, typnme) VALUES
    (NEWID(), 1, N'Material'),
    (NEWID(), 2, N'Labor'),
    (NEWID(), 3, N'Equipment'),
    (NEWID(), 4, N'Subcontract'),
    (NEWID(), 5, N'Other'),
    (NEWID(), 6, N'User 6'),
    (NEWID(), 7, N'User 7'),
    (NEWID(), 8, N'User 8'),
    (NEWID(), 9, N'User 9');
GO

SET NOEXEC OFF;
GO
